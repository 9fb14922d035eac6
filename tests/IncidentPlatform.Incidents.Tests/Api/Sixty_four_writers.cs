using System.Net;
using System.Text.Json;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using Npgsql;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class Sixty_four_writers(RunningIncidents running)
{
    private const int Writers = 64;

    [Fact]
    public async Task Of_one_incident_each_have_what_they_add_accepted_exactly_once()
    {
        var id = await running.Declare("writers-add");

        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(n => Write($"incidents/{id}/notes", new { text = $"Note {n}" }, $"writer-{n}", $"{id}-{n}")));

        answers.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.OK);
        var timeline = await Pages(id);
        timeline.Where(r => r.Type == "NoteAdded").Select(r => r.Text).Should().BeEquivalentTo(Enumerable.Range(0, Writers).Select(n => $"Note {n}"));
        (await running.As("ada").VerifyChain(id)).Faults.Should().BeEmpty();
        await SnapshotIsTheReplay(id);
    }

    [Fact]
    public async Task Who_decide_on_the_same_revision_have_one_winner_and_the_rest_are_told_the_current_one()
    {
        var id = await running.Declare("writers-decide");
        var seen = await running.ETag(id);

        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(n =>
            Write($"incidents/{id}/roles/{IncidentRoles.SupportLead}", new { person = $"person-{n}" }, $"writer-{n}", $"{id}-{n}", ("If-Match", seen))));

        answers.Should().ContainSingle(a => a.StatusCode == HttpStatusCode.OK);
        var current = (await running.As("ada").Get(id)).Revision;
        var refused = answers.Where(a => a.StatusCode != HttpStatusCode.OK).ToList();
        refused.Should().HaveCount(Writers - 1).And.OnlyContain(a => a.StatusCode == HttpStatusCode.PreconditionFailed);
        foreach (var answer in refused)
        {
            JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("currentRevision").GetInt64().Should().Be(current);
        }

        await SnapshotIsTheReplay(id);
    }

    /// <summary>Who is asked to come again does, with the same key.</summary>
    private async Task<HttpResponseMessage> Write(string path, object body, string person, string key, params (string, string)[] headers)
    {
        var token = running.Platform.Token(person, OrganisationRoles.Responder);
        HttpResponseMessage answer;
        do
        {
            answer = await running.Post(path, JsonSerializer.Serialize(body), token, [("Idempotency-Key", key), .. headers]);
        }
        while (answer.StatusCode == HttpStatusCode.ServiceUnavailable);
        return answer;
    }

    private async Task<IReadOnlyList<TimelineRow>> Pages(string id) =>
        await Client.Pages.All(cursor => running.As("ada").GetTimeline(id, cursor: cursor));

    private async Task SnapshotIsTheReplay(string id)
    {
        var facts = new List<IncidentFact>();
        while ((await running.As("ada").ListFacts(id, facts.Count, 200)).Items is { Count: > 0 } more)
        {
            facts.AddRange(more);
        }

        Evolve<IncidentPlatform.Incidents.Domain.Incident> evolve = IncidentEvolution.Evolve;
        var replayed = evolve.Fold(null, facts.Select(Read))! with { Id = Guid.Parse(id) };

        await using var database = NpgsqlDataSource.Create(running.Platform.Databases[Origins.Incidents]);
        await using var command = database.CreateCommand("select data::text from mt_doc_incident where id = $1");
        command.Parameters.AddWithValue(Guid.Parse(id));
        var stored = JsonSerializer.Deserialize<IncidentPlatform.Incidents.Domain.Incident>((string)(await command.ExecuteScalarAsync())!, Wire.Json);
        JsonSerializer.Serialize(stored, Wire.Json).Should().Be(JsonSerializer.Serialize(replayed, Wire.Json));
    }

    private static Fact Read(IncidentFact f) => new(
        f.Id, f.Version, f.Data.Deserialize(FactTypes.All.Single(t => t.Name == f.Type), Wire.Json)!, f.OccurredAt, f.RecordedAt,
        new Actor(Enum.Parse<ActorKind>(f.Actor.Kind, ignoreCase: true), f.Actor.Id), f.Origin, f.Cause, f.Hops);
}
