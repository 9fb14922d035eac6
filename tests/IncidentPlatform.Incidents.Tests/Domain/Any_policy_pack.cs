using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Tests.Domain;

/// <summary>Whatever windows, deadlines, ladders and severities a pack has, and whatever is broken in it.</summary>
public sealed class Any_policy_pack
{
    [Property(MaxTest = 300)]
    public void That_has_no_fault_resolves_for_every_severity_and_travels_unchanged(byte[] picks)
    {
        var pack = APack(new Picks(picks));
        PolicyPackFaults.Of(pack).Should().BeEmpty();
        Resolves(pack);
    }

    [Property(MaxTest = 500)]
    public void That_is_broken_anywhere_is_found_out_or_resolves_all_the_same(byte[] picks)
    {
        var pick = new Picks(picks);
        var json = Validating_a_pack.ThePack();
        for (var n = 0; n < 3; n++)
        {
            Break(json, pick);
        }

        var read = PackReading.Of(JsonSerializer.SerializeToElement(json), "default");
        if (read.Faults.Count == 0)
        {
            Resolves(read.Content!.As("default", 1));
        }
    }

    private static void Resolves(PolicyPack pack)
    {
        foreach (var severity in Enum.GetValues<Severity>())
        {
            var policy = pack.Resolve(severity);
            policy.Obligations.Select(o => o.Kind).Should().Equal(pack.Obligations.Where(o => o.Due.ContainsKey(severity.ToString())).Select(o => o.Kind));
            var bounds = pack.CadenceOf(severity);
            (bounds.Least <= bounds.Most).Should().BeTrue();
            if (Cadences.Of(policy) is { } usual)
            {
                usual.Should().BeGreaterThanOrEqualTo(bounds.Least).And.BeLessThanOrEqualTo(bounds.Most);
            }

            var written = Json(policy);
            var published = Publishing.Publishing.WithWords(Guid.CreateVersion7(), AnyFact, new Incident { Policy = policy }).State.Policy!;
            Json(published).Should().Be(written);
            Json(JsonSerializer.Deserialize<ResolvedPolicy>(written, Wire.Json)!).Should().Be(written);
            Json(JsonSerializer.Deserialize<Policy>(written, Wire.Json)!).Should().Be(written);
            IncidentEvolution.Evolve(null, new Fact(Guid.CreateVersion7(), 1, new PolicyAdopted(policy), default, default, Actor.Person("ada"), "incidents")).Policy.Should().Be(policy);
        }
    }

    private static PolicyPack APack(Picks pick)
    {
        var severities = Enum.GetNames<Severity>();
        var windows = severities.ToDictionary(s => s, _ => new PolicyWindows(pick.Minutes(0, 600), pick.Minutes(1, 60), pick.Minutes(0, 600), pick.Minutes(0, 60)));
        var obligations = PolicyPacks.Default.Obligations.Where(_ => pick.Next(4) > 0).Select(o => o with
        {
            Due = severities.Where((_, n) => n == 0 || pick.Next(2) == 0).ToDictionary(s => s, _ => pick.Minutes(5, 3000)),
            BusinessDays = pick.Next(3) == 0 ? new Dictionary<string, int> { ["P1"] = 1 + pick.Next(200) } : null,
            Ladder = [.. o.Ladder.Take(pick.Next(o.Ladder.Count + 1)).Select((step, n) => step with { After = TimeSpan.FromMinutes(n * pick.Next(100)) }).OrderBy(s => s.After)],
            AsksCommander = pick.Next(2) == 0,
            Repeats = pick.Next(2) == 0,
        }).ToList();
        var usual = obligations.FirstOrDefault(o => o.Kind == Cadences.NextUpdate)?.Due ?? new Dictionary<string, TimeSpan>();
        return new PolicyPack(
            "any", 1 + pick.Next(9), windows, obligations,
            pick.Next(2) == 0 ? null : usual.ToDictionary(u => u.Key, u => new CadenceBounds(u.Value / 2, u.Value * (1 + pick.Next(3)))))
        {
            Materiality = pick.Next(2) == 0 ? null : new Incidents.Domain.MaterialityThresholds(1 + pick.Next(1000), null, new Incidents.Domain.Money(1 + pick.Next(1000), "EUR")),
        };
    }

    /// <summary>Takes one member out, or puts another value in its place.</summary>
    private static void Break(JsonNode node, Picks pick)
    {
        while (true)
        {
            JsonNode? next = null;
            if (node is JsonObject { Count: > 0 } o)
            {
                var name = o.ElementAt(pick.Next(o.Count)).Key;
                next = o[name];
                if (next is not (JsonObject or JsonArray) || pick.Next(4) == 0)
                {
                    o.Remove(name);
                    if (pick.Next(3) > 0)
                    {
                        o[pick.Next(3) == 0 ? name + "x" : name] = Odd(pick);
                    }

                    return;
                }
            }
            else if (node is JsonArray { Count: > 0 } a)
            {
                next = a[pick.Next(a.Count)];
            }

            if (next is null)
            {
                return;
            }

            node = next;
        }
    }

    private static JsonNode? Odd(Picks pick) => pick.Next(9) switch
    {
        0 => null,
        1 => "PT5M",
        2 => "-PT5M",
        3 => "P1000000000D",
        4 => 5,
        5 => true,
        6 => new JsonArray(null, 1),
        7 => new JsonObject { ["P1"] = "PT1M" },
        _ => "\u0000",
    };

    private static string Json(object value) => JsonSerializer.Serialize(value, value.GetType(), Wire.Json);

    private sealed class Picks(byte[] picks)
    {
        private int at;

        public int Next(int below) => picks.Length == 0 ? at++ % below : (picks[at++ % picks.Length] + at) % below;

        public TimeSpan Minutes(int least, int below) => TimeSpan.FromMinutes(least + Next(below - least));
    }

    private static Fact AnyFact => new(Guid.CreateVersion7(), 1, new NoteAdded("A note"), default, default, Actor.Person("ada"), "incidents");
}
