using System.Net;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class What_legal_keeps_to_itself(RunningIncidents running)
{
    private const string Words = "We may be liable to Acme";

    [Fact]
    public async Task Is_read_by_legal_and_the_counsel_and_by_nobody_else()
    {
        var id = await AnIncidentWithAPrivilegedNote("whiskey");

        foreach (var (who, reads) in new[]
        {
            (running.Platform.Token("lucy", OrganisationRoles.Legal), true),
            (running.Platform.Token("lex", OrganisationRoles.Responder), true),
            (running.Platform.Token("ada", OrganisationRoles.Responder), false),
            (running.Platform.Token("root", OrganisationRoles.Admin), false),
            (running.Platform.Token("communications", OrganisationRoles.Service), false),
        })
        {
            (await Read(who, $"incidents/{id}/facts")).Contains(Words, StringComparison.Ordinal).Should().Be(reads);
            (await Read(who, $"incidents/{id}/timeline")).Contains(Words, StringComparison.Ordinal).Should().Be(reads);
            (await Read(who, $"incidents/{id}")).Should().NotContain(Words);
        }
    }

    [Fact]
    public async Task Is_not_read_by_a_service_that_acts_for_the_counsel()
    {
        var id = await AnIncidentWithAPrivilegedNote("xray");
        var service = running.Platform.Token("communications", OrganisationRoles.Service);

        (await Read(service, $"incidents/{id}/facts", ("On-Behalf-Of", "lex"))).Should().NotContain(Words).And.Contain("PrivilegedNoteAdded");
    }

    [Fact]
    public async Task Shows_that_it_is_there_to_everybody_live_too()
    {
        var id = await AnIncidentWithAPrivilegedNote("yankee");
        var row = (await running.As("ada").GetTimeline(id)).Items.Single(r => r.Type == "PrivilegedNoteAdded");
        row.Text.Should().Be("Privileged note");

        (await LiveRow(id, running.Platform.Token("ada", OrganisationRoles.Responder), row.Version)).Text.Should().Be("Privileged note");
        (await LiveRow(id, running.Platform.Token("lex", OrganisationRoles.Responder), row.Version)).Text.Should().EndWith(Words);
    }

    [Fact]
    public async Task Is_not_written_or_corrected_by_anybody_else()
    {
        var id = await AnIncidentWithAPrivilegedNote("zulu");
        var note = (await running.As("ada").ListFacts(id)).Items.Single(f => f.Type == "PrivilegedNoteAdded").Id;

        (await Problem(() => running.As("ada").AddPrivilegedNote(id, new Words("Mine")))).Should().Be("only-legal");
        (await Problem(() => running.As("ada").Correct(id, new Contracts.Facts.FactCorrected(note, "Wrong", CorrectedText: "We are liable"))))
            .Should().Be("privileged-not-corrected");
        (await running.As("ada").VerifyChain(id)).Intact.Should().BeTrue();
    }

    private static async Task<string> Problem<T>(Func<Task<T>> call) => (await call.Should().ThrowAsync<ProblemException>()).Which.Problem.Code;

    private async Task<string> AnIncidentWithAPrivilegedNote(string service)
    {
        var id = await running.Declare(service);
        await running.As("ada").AssignRole(id, Roles.LegalCounsel, await running.ETag(id), new AssignRole("lex"));
        await running.As("lucy", OrganisationRoles.Legal).AddPrivilegedNote(id, new Words(Words));
        return id;
    }

    private async Task<string> Read(string token, string path, params (string Name, string Value)[] headers)
    {
        using var http = running.Platform.Http(Origins.Incidents, token);
        foreach (var (name, value) in headers)
        {
            http.DefaultRequestHeaders.Add(name, value);
        }

        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<TimelineRow> LiveRow(string incident, string token, long version)
    {
        using var http = running.Platform.Http(Origins.Incidents, token);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var rows = new LiveTimeline(http).Follow(incident, after: version - 1, patience.Token).GetAsyncEnumerator(patience.Token);
        await rows.MoveNextAsync();
        return rows.Current;
    }
}
