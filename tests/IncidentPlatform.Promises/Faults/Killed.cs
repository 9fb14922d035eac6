using System.Net.Http.Json;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises.Faults;

/// <summary>kill -9 of each service in the middle of work: what was answered is kept, once, and what follows from it happens, once.</summary>
public sealed class Killed(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    private const int Few = 3;
    private const int Many = 50;
    private readonly Random random = new(20260302);

    [Fact]
    public Task What_Incidents_answered_before_it_was_killed_is_kept_and_fed_once() => KillIncidents(Few);

    [Fact, Trait("category", "soak")]
    public Task What_Incidents_answered_is_kept_and_fed_once_over_many_kills() => KillIncidents(Many);

    [Fact]
    public Task A_sibling_killed_at_any_moment_takes_every_fact_in_once_and_reports_once() => KillSiblings(Few);

    [Fact, Trait("category", "soak")]
    public Task A_sibling_takes_every_fact_in_once_over_many_kills() => KillSiblings(Many);

    private async Task KillIncidents(int rounds)
    {
        var incident = await platform.ADeclaredIncident();
        var sent = 0;
        for (var round = 0; round < rounds; round++)
        {
            var writing = Enumerable.Range(0, 20).Select(n => Note(incident, $"round {round} note {n}")).ToList();
            sent += writing.Count;
            await Eventually.So(() => Task.FromResult(writing.Count(w => w.IsCompleted) >= random.Next(1, 15)));
            await platform.Services.Incidents.Kill();
            await platform.Services.Incidents.Start();
            await Task.WhenAll(writing);
        }

        await platform.Clock.UntilQuiet();
        var notes = (await platform.Facts(incident)).Where(f => f.Type == nameof(NoteAdded)).Select(f => f.As<NoteAdded>().Text).ToList();
        notes.Should().HaveCount(sent).And.OnlyHaveUniqueItems();
        (await platform.Root.Incidents.VerifyChain(incident.ToString())).Intact.Should().BeTrue();
    }

    private async Task KillSiblings(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var sibling in new[] { platform.Services.Escalation, platform.Services.Communications, platform.Services.PostMortems })
            {
                var declared = platform.Ada.Incidents.Declare(new DeclareIncident($"Round {round} without {sibling.Service}", "P1", [$"service-{round}-{sibling.Service}"]));
                await Eventually.So(() => Task.FromResult(declared.IsCompleted || random.Next(4) == 0));
                await sibling.Kill();
                var incident = (await declared).Id;
                await sibling.Start();
                await platform.Clock.UntilQuiet();

                var facts = await platform.Facts(incident);
                facts.Where(f => f.Type == nameof(WarRoomOpened)).Should().ContainSingle($"round {round} without {sibling.Service}");
                facts.Where(f => f.Type == nameof(ObligationOpened)).Select(f => f.As<ObligationOpened>().Obligation).Should().OnlyHaveUniqueItems();
                facts.Where(f => f.Type == nameof(ResponderPaged)).Select(f => f.As<ResponderPaged>().PageId).Should().OnlyHaveUniqueItems().And.NotBeEmpty();
            }
        }
    }

    /// <summary>Adds a note as a careful caller does: with a key, again until it was answered.</summary>
    private async Task Note(Guid incident, string text)
    {
        using var http = platform.Services.Http(Origins.Incidents, platform.Services.Token("ada", OrganisationRoles.Responder));
        var key = Guid.CreateVersion7().ToString();
        await Eventually.So(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"incidents/{incident}/notes") { Content = JsonContent.Create(new Words(text), options: Wire.Json) };
            request.Headers.Add("Idempotency-Key", key);
            try
            {
                using var answer = await http.SendAsync(request);
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }
}
