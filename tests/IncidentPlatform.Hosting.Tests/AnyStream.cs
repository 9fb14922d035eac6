using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FsCheck.Xunit;
using IncidentPlatform.Chain;

namespace IncidentPlatform.Hosting.Tests;

/// <summary>A fact of any content: the members that hold words, and those that do not.</summary>
public sealed record AnyFact(string? Words, string[] MoreWords, string? Text, double Number, bool Flag, int[] Counts);

/// <summary>The chain, whatever the facts say.</summary>
public sealed class AnyStream
{
    private static readonly Guid Stream = Guid.Parse("018f3a00-0000-7000-8000-000000000001");
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private static readonly string[] Personal = ["moreWords", "words"];

    [Property(MaxTest = 200)]
    public bool Is_intact_as_it_was_written_in_whatever_order_a_database_keeps_members(AnyFact[] facts) =>
        Check([.. Chained(facts).Select(f => f with { Data = Reversed(f.Data), Headers = Reversed(f.Headers) })]).Count == 0;

    [Property(MaxTest = 200)]
    public bool Shows_any_change_of_one_member(AnyFact[] facts, int which, byte member)
    {
        var chained = Chained(facts);
        if (chained.Count == 0)
            return true;
        var at = Math.Abs(which % chained.Count);
        var data = JsonSerializer.SerializeToNode(chained[at].Data)!.AsObject();
        var name = data.Select(m => m.Key).ElementAt(member % data.Count);
        data[name] = JsonValue.Create((data[name]?.ToJsonString() ?? "null") + "!");
        chained[at] = chained[at] with { Data = JsonSerializer.SerializeToElement(data) };
        return Check(chained).Count == 1;
    }

    [Property(MaxTest = 200)]
    public bool Shows_a_fact_that_is_gone(AnyFact[] facts, int which)
    {
        var chained = Chained(facts);
        if (chained.Count == 0)
            return true;
        var held = new Witness(1, chained.Count, chained[^1].Link!.Hash);
        var whole = Check(chained, held).Count;
        chained.RemoveAt(Math.Abs(which % chained.Count));
        return whole == 0 && Check(chained, held).Count > 0;
    }

    [Property(MaxTest = 200)]
    public bool Stays_intact_when_words_are_erased_and_a_fact_names_them(AnyFact[] facts, int which)
    {
        if (facts.Length == 0)
            return true;
        var at = Math.Abs(which % facts.Length);
        var chained = Chained(facts, at);
        var erased = chained[at];
        chained[at] = erased with { Data = Blank.Out(erased.Data, Personal), Headers = WithoutSalt(erased.Headers) };
        var silent = Chained(facts);
        silent[at] = silent[at] with { Data = Blank.Out(silent[at].Data, Personal), Headers = WithoutSalt(silent[at].Headers) };
        return Check(chained).Count == 0 && Check(silent).Count == 1;
    }

    private static List<StoredFact> Chained(AnyFact[] facts, int? erases = null)
    {
        var chained = new List<StoredFact>();
        var previous = "";
        foreach (var fact in facts)
            Add("Said", JsonSerializer.SerializeToElement(fact, Options), Personal);
        if (erases is { } at)
            Add("Erased", JsonSerializer.SerializeToElement(new { facts = new[] { chained[at].Id } }), []);
        return chained;

        void Add(string type, JsonElement data, string[] personal)
        {
            var (id, version) = (Guid.CreateVersion7(), chained.Count + 1);
            var envelope = JsonSerializer.SerializeToElement(new { version, actor = new { kind = "person", id = "ada" } });
            var link = HashChain.Link(previous, Stream, id, version, type, envelope, data, personal);
            previous = link.Hash;
            chained.Add(new StoredFact(Stream, id, version, type, data, JsonSerializer.SerializeToElement(new { fact = envelope, chain = link }, JsonSerializerOptions.Web)));
        }
    }

    private static IReadOnlyList<string> Check(List<StoredFact> facts, params Witness[] held)
    {
        var check = new StreamCheck(Stream, held);
        foreach (var fact in facts)
            check.Take(fact);
        return facts.Count == 0 && held.Length == 0 ? [] : check.End(facts.Count == 0 ? null : new StreamHead(facts[^1].Version, facts[^1].Link!.Hash)).Faults;
    }

    private static JsonElement WithoutSalt(JsonElement headers)
    {
        var left = JsonSerializer.SerializeToNode(headers)!.AsObject();
        left["chain"]!.AsObject().Remove("salt");
        return JsonSerializer.SerializeToElement(left);
    }

    private static JsonElement Reversed(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? JsonSerializer.SerializeToElement(value.EnumerateObject().Reverse().ToDictionary(m => m.Name, m => Reversed(m.Value)))
        : value;
}
