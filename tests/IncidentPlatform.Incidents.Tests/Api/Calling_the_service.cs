using System.Net;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class Calling_the_service(RunningIncidents running)
{
    private const string Declaration = """{"title":"Search fails","severity":"P2","services":["lima"]}""";

    private string Token => running.Platform.Token("ada", OrganisationRoles.Responder);

    [Fact]
    public async Task Takes_an_incident_by_id_or_by_number()
    {
        var id = await running.Declare("mike");
        var number = (await running.As("ada").Get(id)).Number;

        (await running.As("ada").Get(number)).Id.ToString().Should().Be(id);
        (await running.As("ada").AddNote(number, new Words("Seen"))).Facts.Should().ContainSingle();
        (await Problem(() => running.As("ada").Get("INC-1999-0001"))).Should().Be("not-found");
        (await Problem(() => running.As("ada").AddNote("INC-1999-0001", new Words("Seen")))).Should().Be("not-found");
    }

    [Fact]
    public async Task Wants_the_revision_of_commands_that_decide_and_refuses_a_stale_one()
    {
        var id = await running.Declare("november");
        var stale = await running.ETag(id);
        await running.As("ada").AddNote(id, new Words("A note changes no revision"));
        await running.As("ada").ChangeSeverity(id, stale, new ChangeSeverity("P1", "The same records nothing"));
        await running.As("ada").AssignRole(id, Roles.SupportLead, stale, new AssignRole("linus"));

        (await Problem(() => running.As("ada").AssignRole(id, Roles.SupportLead, stale, new AssignRole("grace")))).Should().Be("stale-revision");
        (await running.Post($"incidents/{id}/resolution", "", Token)).StatusCode.Should().Be(HttpStatusCode.PreconditionRequired);
    }

    [Fact]
    public async Task Does_a_thing_once_under_one_key()
    {
        var first = await running.Post("incidents", Declaration, Token, ("Idempotency-Key", "once"));
        var again = await running.Post("incidents", Declaration, Token, ("Idempotency-Key", "once"));
        var other = await running.Post("incidents", Declaration.Replace("P2", "P3"), Token, ("Idempotency-Key", "once"));

        first.StatusCode.Should().Be(HttpStatusCode.Created);
        (await again.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync());
        again.Headers.Location.Should().Be(first.Headers.Location);
        other.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await running.As("ada").List(new IncidentFilter(Service: "lima"))).Items.Should().ContainSingle();
    }

    [Theory]
    [InlineData("""{"severity":"P1","services":[]}""")]
    [InlineData("""{"title":"x","severity":"P9","services":[]}""")]
    [InlineData("""{"title":"x","severity":1,"services":[]}""")]
    [InlineData("""{"title":"x","severity":"P1","services":"a"}""")]
    [InlineData("""{"title":null,"severity":"P1","services":[]}""")]
    [InlineData("""{"title":"x","severity":"P1","services":[],"impactStartedAt":"2999-01-01T00:00:00Z"}""")]
    [InlineData("""{"title":"x\u0000","severity":"P1","services":[]}""")]
    [InlineData("{\"title\":")]
    [InlineData("")]
    public async Task Refuses_what_makes_no_sense_and_says_what_to_do(string body)
    {
        var answer = await running.Post("incidents", body, Token);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await ProblemException.From(answer))!.Problem.WayOn.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task Is_for_those_with_a_role()
    {
        (await running.Post("incidents", Declaration)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await running.Post("incidents", Declaration, running.Platform.Token("eve", OrganisationRoles.Viewer))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Lists_newest_first_in_pages()
    {
        var ids = new List<string>();
        for (var n = 0; n < 5; n++)
        {
            ids.Add(await running.Declare("oscar"));
        }

        var listed = await Pages.All(cursor => running.As("ada").List(new IncidentFilter("open", "P1", "oscar"), cursor, 2));

        listed.Select(i => i.Id.ToString()).Should().Equal(Enumerable.Reverse(ids));
    }

    [Fact]
    public async Task Tells_the_timeline_as_it_was_known_and_as_it_was_corrected()
    {
        var id = await running.Declare("papa");
        var note = (await running.As("ada").AddNote(id, new Words("Deployed at nine"))).Facts[0].Id;
        var before = (await running.As("ada").GetTimeline(id)).Items[^1].RecordedAt;
        running.Pass(TimeSpan.FromMinutes(1));
        await running.As("ada").Correct(id, new FactCorrected(note, "Read the wrong log", before.AddHours(-1), "Deployed at eight"));

        var then = (await running.As("ada").GetTimeline(id, before)).Items;
        var now = (await running.As("ada").GetTimeline(id)).Items;

        then.Single(r => r.FactId == note).Text.Should().Be("Deployed at nine");
        now[0].Should().Match<TimelineRow>(r => r.FactId == note && r.Text == "Deployed at eight" && r.Correction == "Read the wrong log");
        (await Problem(() => running.As("ada").Correct(id, new FactCorrected(Guid.CreateVersion7(), "?", before)))).Should().Be("not-found");
    }

    [Fact]
    public async Task Tells_the_timeline_live_and_takes_up_where_it_broke()
    {
        var id = await running.Declare("quebec");
        using var http = running.Platform.Http(Origins.Incidents, Token);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var rows = new LiveTimeline(http).Follow(id, after: 2, patience.Token).GetAsyncEnumerator(patience.Token);

        await rows.MoveNextAsync();
        rows.Current.Type.Should().Be("RoleAssigned", "what came before was seen already");
        await running.As("ada").AddNote(id, new Words("Live"));
        await rows.MoveNextAsync();
        rows.Current.Should().Match<TimelineRow>(r => r.Type == "NoteAdded" && r.Text == "Live" && r.Version == 4);
    }

    private static async Task<string> Problem<T>(Func<Task<T>> call) => (await call.Should().ThrowAsync<ProblemException>()).Which.Problem.Code;
}
