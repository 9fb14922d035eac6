using System.Net;
using System.Text.Json;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class Looking_back_at_an_incident(RunningIncidents running)
{
    [Theory]
    [InlineData(7)]
    [InlineData(11)]
    public async Task Shows_at_each_version_the_fold_of_the_facts_up_to_it_and_the_same_at_the_time_it_was_recorded(int seed)
    {
        var id = await running.Declare($"looking-{seed}");
        await new Anything(running, seed).Happens(id, 25);
        var facts = (await running.As("ada").ListFacts(id, pageSize: 200)).Items;

        for (var version = 1; version <= facts.Count; version++)
        {
            var folded = facts.Take(version).Select(Domain).Aggregate((Incidents.Domain.Incident?)null, IncidentEvolution.Evolve)!;
            var shown = await running.As("ada").GetAt(id, new Lens(Version: version));
            shown.Lens.Should().Be(new SeenThrough("known", version, facts[version - 1].RecordedAt));
            (shown.Title, shown.Severity, shown.Version, shown.Revision).Should().Be((folded.Title, folded.Severity.ToString(), folded.LastFact, folded.Revision));
            shown.Status.Should().Be(Text(folded.Status));
            shown.Roles.Should().BeEquivalentTo(folded.Roles.ToDictionary(r => r.Key, r => new Client.Incidents.RoleHolder(r.Value.Person, r.Value.Acknowledged)));
            shown.Fixes.Select(f => f.Id).Should().Equal(folded.Fixes.Select(f => f.Id));

            var last = facts.Last(f => f.RecordedAt == facts[version - 1].RecordedAt).Version;
            var knownAt = await running.As("ada").GetAt(id, new Lens(KnownAt: facts[version - 1].RecordedAt));
            Json(knownAt).Should().Be(Json(await running.As("ada").GetAt(id, new Lens(Version: last))));
        }

        var live = await running.As("ada").Get(id);
        Json((await running.As("ada").GetAt(id, new Lens(Version: facts.Count))) with { Lens = live.Lens, Elapsed = live.Elapsed }).Should().Be(Json(live));
    }

    [Fact]
    public async Task Tells_what_was_true_from_what_was_known_and_from_what_was_believed()
    {
        var ada = running.As("ada");
        var id = await running.Declare("back-uniform", "P2");
        running.Pass(TimeSpan.FromMinutes(30));
        var raised = (await ada.ChangeSeverity(id, await running.ETag(id), new ChangeSeverity("P1", "All of it"))).Facts[^1];
        var known = await At(id, raised.Version);
        running.Pass(TimeSpan.FromMinutes(30));
        var really = known.AddMinutes(-10);
        await ada.Correct(id, new Contracts.Facts.FactCorrected(raised.Id, "Was so before I typed it", really));

        var asOf = await ada.GetAt(id, new Lens(AsOf: really));
        var knownAt = await ada.GetAt(id, new Lens(KnownAt: really));
        var believed = await ada.GetAt(id, new Lens(KnownAt: known, AsOf: really));

        (asOf.Severity, asOf.Lens!.Kind, asOf.Lens.AsOf).Should().Be(("P1", "true", really));
        (knownAt.Severity, knownAt.Lens!.Kind).Should().Be(("P2", "known"));
        (believed.Severity, believed.Lens!.Kind, believed.Lens.KnownVersion).Should().Be(("P2", "believed", raised.Version));
        asOf.Id.ToString().Should().Be(id);
        asOf.Milestones!.Select(m => m.Name).Should().Equal("declared");
        asOf.RoleIntervals.Should().ContainSingle().Which.Person.Should().Be("standing-commander");
        (await ada.Get(id)).Lens!.Kind.Should().Be("live");
    }

    [Theory]
    [InlineData("?knownAt=2999-01-01T00:00:00Z", HttpStatusCode.BadRequest, "in-the-future")]
    [InlineData("?asOf=2999-01-01T00:00:00Z", HttpStatusCode.BadRequest, "in-the-future")]
    [InlineData("?knownAt=2020-01-01T00:00:00Z&version=1", HttpStatusCode.BadRequest, "lens-ambiguous")]
    [InlineData("?knownAt=2020-01-01T00:00:00Z&asOf=2020-01-02T00:00:00Z", HttpStatusCode.BadRequest, "as-of-after-known-at")]
    [InlineData("?version=0", HttpStatusCode.BadRequest, "version-unknown")]
    [InlineData("?version=999", HttpStatusCode.NotFound, "version-unknown")]
    [InlineData("?knownAt=2020-01-01T00:00:00Z", HttpStatusCode.NotFound, "not-known-then")]
    [InlineData("?asOf=2020-01-01T00:00:00Z", HttpStatusCode.NotFound, "not-declared-then")]
    [InlineData("?asOf=yesterday", HttpStatusCode.BadRequest, "malformed")]
    [InlineData("/diff", HttpStatusCode.BadRequest, "moment-unknown")]
    [InlineData("/diff?from=soon", HttpStatusCode.BadRequest, "moment-unknown")]
    [InlineData("/diff?from=3&to=1", HttpStatusCode.BadRequest, "from-after-to")]
    [InlineData("/diff?from=99", HttpStatusCode.NotFound, "version-unknown")]
    [InlineData("/catch-up?since=99", HttpStatusCode.NotFound, "version-unknown")]
    [InlineData("/timeline?order=sideways", HttpStatusCode.BadRequest, "order-unknown")]
    public async Task Says_why_there_is_nothing_to_see(string asked, HttpStatusCode status, string code)
    {
        var id = await running.Declare("back-victor");
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("ada", OrganisationRoles.Viewer));

        using var answer = await http.GetAsync(new Uri($"incidents/{id}{asked}", UriKind.Relative));

        answer.StatusCode.Should().Be(status);
        var problem = (await ProblemException.From(answer))!.Problem;
        problem.Code.Should().Be(code);
        problem.WayOn.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task Gives_an_ETag_to_decide_on_for_the_present_only()
    {
        var id = await running.Declare("back-whiskey");
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("ada", OrganisationRoles.Viewer));

        (await http.GetAsync(new Uri($"incidents/{id}", UriKind.Relative))).Headers.ETag.Should().NotBeNull();
        (await http.GetAsync(new Uri($"incidents/{id}?version=2", UriKind.Relative))).Headers.ETag.Should().BeNull();
    }

    [Fact]
    public async Task Names_what_changed_between_two_versions_or_times()
    {
        var ada = running.As("ada");
        var id = await running.Declare("back-xray");
        var from = await At(id, 3);
        running.Pass(TimeSpan.FromMinutes(1));
        await ada.AssignRole(id, Roles.Commander, await running.ETag(id), new AssignRole("ada"));
        await ada.AddNote(id, new Words("Looking"));
        await ada.Retitle(id, new Retitle("Cards fail"));

        var versions = await ada.GetDifference(id, "3");
        var times = await ada.GetDifference(id, from.ToString("O"));

        versions.Facts.Select(f => f.Type).Should().Equal("RoleAssigned", "NoteAdded", "IncidentRetitled");
        versions.FactCount.Should().Be(3);
        versions.Changes.Select(c => (c.Member, c.From?.ToString(), c.To?.ToString())).Should().BeEquivalentTo(
        [
            ("title", (string?)"back-xray fails", (string?)"Cards fail"),
            ("roles.commander.person", "standing-commander", "ada"),
            ("roles.commander.acknowledged", "False", "True"),
            ("revision", (await ada.GetAt(id, new Lens(Version: 3))).Revision.ToString(), (await ada.Get(id)).Revision.ToString()),
        ]);
        Json(times).Should().Be(Json(versions));
        (await ada.GetDifference(id, "6", "6")).Should().Match<IncidentDifference>(d => d.FactCount == 0 && d.Changes.Count == 0);
        (await ada.GetDifference(id, "0", "3")).Changes.Should().Contain(c => c.Member == "number" && c.From == null);
    }

    [Fact]
    public async Task Catches_up_whoever_joins_comes_back_or_takes_over()
    {
        var (ada, linus) = (running.As("ada"), running.As("linus"));
        var id = await running.Declare("back-yankee");
        await ada.AssignRole(id, Roles.Commander, await running.ETag(id), new AssignRole("ada"));
        await linus.ProposeFix(id, await running.ETag(id), new ProposeFix("rollback", "Roll back"));
        await ada.AddNote(id, new Words("Nobody can pay"));
        await ada.AssignRole(id, Roles.SupportLead, await running.ETag(id), new AssignRole("grace"));

        var joining = await running.As("grace").CatchUp(id);
        var back = await linus.CatchUp(id);

        (joining.Because, joining.Since.Version, joining.FactCount).Should().Be(("beginning", 0, joining.Now.Version), "being given a role is no look");
        (back.Because, back.Facts[0].Type).Should().Be(("last-act", "NoteAdded"));
        back.Commander!.Person.Should().Be("ada");
        back.OpenFixes.Should().ContainSingle().Which.Description.Should().Be("Roll back");
        back.Changes.Select(c => c.Member).Should().Contain("roles.support-lead");

        await running.As("grace").PutLastLook(id, new LastLook(joining.Now.Version));
        await ada.AddNote(id, new Words("One more"));
        var looked = await running.As("grace").CatchUp(id);
        (looked.Because, looked.FactCount, looked.Facts[0].Text).Should().Be(("last-look", 1, "One more"));
        (await running.As("grace").CatchUp(id, "2")).Should().Match<CatchUp>(c => c.Because == "asked" && c.Facts[0].Version == 3);
    }

    [Fact]
    public async Task Tells_the_timeline_either_way()
    {
        var ada = running.As("ada");
        var id = await running.Declare("back-zulu");
        var declared = await At(id, 3);
        running.Pass(TimeSpan.FromMinutes(30));
        await ada.AddNote(id, new Words("Later"));
        await ada.AddNote(id, new Words("Before", declared.AddMinutes(-9)));
        await ada.AddNote(id, new Words("Last"));

        (await Told("occurred")).Should().Equal(5, 1, 2, 3, 4, 6);
        (await Told("recorded")).Should().Equal(1, 2, 3, 4, 5, 6);
        (await Told(null, declared.AddMinutes(-1))).Should().Equal(5);

        async Task<IEnumerable<long>> Told(string? order, DateTimeOffset? asOf = null) =>
            (await Pages.All(cursor => ada.GetTimeline(id, cursor: cursor, pageSize: 2, asOf: asOf, order: order))).Select(r => r.Version);
    }

    private async Task<DateTimeOffset> At(string id, long version) => (await running.As("ada").ListFacts(id, version - 1, 1)).Items[0].RecordedAt;

    private static Fact Domain(IncidentFact f) => new(
        f.Id, f.Version, f.Data.Deserialize(FactTypes.All.Single(t => t.Name == f.Type), Wire.Json)!, f.OccurredAt, f.RecordedAt,
        new Actor(Enum.Parse<ActorKind>(f.Actor.Kind, ignoreCase: true), f.Actor.Id), f.Origin, f.Cause, f.Hops);

    private static string Text(IncidentStatus status) => status.ToString().ToLowerInvariant();

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Wire.Json);
}
