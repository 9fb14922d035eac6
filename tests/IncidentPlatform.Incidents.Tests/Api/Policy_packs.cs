using System.Net;
using System.Text;
using System.Text.Json;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class Policy_packs(RunningIncidents running)
{
    private IIncidents Ada => running.As("ada");

    private IIncidents Admin => running.As("root", OrganisationRoles.Admin);

    [Fact]
    public async Task Are_stored_in_versions_that_never_change()
    {
        var first = await Store("kept", 20);
        var again = await Store("kept", 20);
        var second = await Store("kept", 25);

        (first.Version, again.Version, second.Version).Should().Be((1, 1, 2));
        (await Ada.GetPack("kept")).Windows["P1"].StabilityWindow.Should().Be(TimeSpan.FromMinutes(25));
        (await Ada.GetPack("kept", 1)).Windows["P1"].StabilityWindow.Should().Be(TimeSpan.FromMinutes(20));
        (await Pages.All(cursor => Ada.ListPackVersions("kept", cursor, 1))).Select(v => (v.Version, v.StoredBy)).Should().Equal((2, "root"), (1, "root"));
        (await Problem(() => Ada.GetPack("kept", 3))).Code.Should().Be("not-found");
        (await Problem(() => Ada.GetPack("nowhere"))).Code.Should().Be("not-found");
        (await Problem(() => Ada.ListPackVersions("nowhere"))).Code.Should().Be("not-found");
    }

    [Fact]
    public async Task Have_one_that_is_always_there()
    {
        var packs = await Pages.All(cursor => Ada.ListPacks(cursor, 1));

        packs.Select(p => p.Pack).Should().Contain("default").And.BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
        (await Ada.GetPack("default", 1)).Obligations.Should().Contain(o => o.Kind == "next-update");
        (await Ada.ListPackVersions("default")).Items[^1].Should().Be(new PolicyPackVersion(1));
        (await Ada.GetPackSchema()).GetProperty("properties").TryGetProperty("obligations", out _).Should().BeTrue();
    }

    [Theory]
    [InlineData("regulated")]
    [InlineData("pagerduty")]
    [InlineData("atlassian")]
    [InlineData("google-sre")]
    public async Task Have_others_that_an_incident_can_be_declared_with_and_can_change_to(string name)
    {
        var declared = (await Ada.Declare(new DeclareIncident("It is slow", "P2", ["packs-e"], Pack: name))).Id.ToString();
        var changed = (await Ada.Declare(new DeclareIncident("It is slower", "P2", ["packs-f"]))).Id.ToString();
        await Admin.ChangePolicy(changed, await running.ETag(changed), new ChangePolicy(name, "We work by it"));

        var pack = await Ada.GetPack(name);
        (await Ada.ValidatePack(JsonSerializer.SerializeToElement(pack, Wire.Json))).Should().BeEquivalentTo(new PolicyPackValidation(true, []));
        foreach (var incident in (string[])[declared, changed])
        {
            var policy = await Adopted(incident);
            (policy.Pack, policy.PackVersion).Should().Be((name, 1));
            policy.Obligations.Select(o => o.Kind).Should().Equal(pack.Obligations.Where(o => o.Due.ContainsKey("P2")).Select(o => o.Kind));
        }
    }

    [Fact]
    public async Task Take_back_what_was_read_and_refuse_a_change_of_what_has_moved_on()
    {
        await Store("moving", 20);
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("root", OrganisationRoles.Admin));
        using var read = await http.GetAsync(new Uri("packs/moving", UriKind.Relative));
        var tag = read.Headers.ETag!.Tag;
        using var same = new StringContent(await read.Content.ReadAsStringAsync(), Encoding.UTF8, "application/json");
        (await http.PutAsync(new Uri("packs/moving", UriKind.Relative), same)).StatusCode.Should().Be(HttpStatusCode.OK, "nothing was changed");

        await Admin.PutPack("moving", await Pack(30), tag);

        var late = await Pack(40);
        (await Problem(() => Admin.PutPack("moving", late, tag))).Should().Match<Problem>(p => p.Code == "stale-version" && p.WayOn != null);
        (await Ada.GetPack("moving")).Version.Should().Be(2);
    }

    [Fact]
    public async Task Give_each_of_those_who_store_at_once_a_version_of_its_own_and_one_change_to_those_who_saw_the_same()
    {
        var stored = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Store("contended", n)));
        stored.Select(s => s.Version).Should().BeEquivalentTo(Enumerable.Range(1, 8));

        var pack = await Pack(30);
        var refused = await Task.WhenAll(Enumerable.Range(1, 4).Select(async n =>
        {
            try
            {
                await Admin.PutPack("contended", pack with { Materiality = new MaterialityThresholds(CustomersAffected: n) }, "\"8\"");
                return false;
            }
            catch (ProblemException e) when (e.Problem.Code == "stale-version")
            {
                return true;
            }
        }));

        refused.Count(r => r).Should().Be(3);
        (await Ada.GetPack("contended")).Version.Should().Be(9);
    }

    [Fact]
    public async Task Are_refused_with_every_fault_by_its_place()
    {
        var wrong = (await Pack(20)) with { Obligations = [(await Pack(20)).Obligations[0] with { OwedBy = "boss", Ladder = [new LadderStep(TimeSpan.Zero, "shout", "cto")] }] };

        var problem = await Problem(() => Admin.PutPack("wrong", wrong));

        problem.Code.Should().Be("pack-invalid");
        problem.More["errors"].EnumerateObject().Select(e => e.Name).Should().Contain(["obligations[0].owedBy", "obligations[0].ladder[0].action"]);
        var answer = await Ada.ValidatePack(JsonSerializer.SerializeToElement(wrong, Wire.Json));
        answer.Valid.Should().BeFalse();
        answer.Faults.Select(f => f.Member).Should().Contain(["obligations[0].owedBy", "obligations[0].ladder[0].action"]);
        (await Problem(() => Ada.GetPack("wrong"))).Code.Should().Be("not-found", "nothing was stored");
        (await Ada.ValidatePack(JsonSerializer.SerializeToElement(await Ada.GetPack("default", 1), Wire.Json))).Should().BeEquivalentTo(new PolicyPackValidation(true, []));
        using var typo = JsonDocument.Parse("""{"obligatons":[]}""");
        (await Ada.ValidatePack(typo.RootElement)).Faults.Select(f => f.Member).Should().BeEquivalentTo("obligatons", "windows", "obligations");
    }

    [Fact]
    public async Task Are_stored_by_admins()
    {
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("ada", OrganisationRoles.Commander));
        using var body = new StringContent(JsonSerializer.Serialize(await Pack(20), Wire.Json), Encoding.UTF8, "application/json");
        (await http.PutAsync(new Uri("packs/mine", UriKind.Relative), body)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Are_named_at_declaration_and_kept_until_a_command_changes_them()
    {
        await Store("night", 20);
        var id = (await Ada.Declare(new DeclareIncident("It is slow", "P2", ["packs-a"], Pack: "night"))).Id.ToString();
        (await Adopted(id)).Should().Match<ResolvedPolicy>(p => p.Pack == "night" && p.PackVersion == 1 && p.StabilityWindow == TimeSpan.FromMinutes(20));
        await Ada.AssignRole(id, Roles.Commander, await running.ETag(id), new AssignRole("ada"));

        await Store("night", 25);
        await Ada.ChangeSeverity(id, await running.ETag(id), new ChangeSeverity("P1", "Everybody is hit"));
        (await Adopted(id)).PackVersion.Should().Be(1, "a running incident keeps what it adopted");

        await Ada.ChangePolicy(id, await running.ETag(id), new ChangePolicy("night", "The night shift asked for it"));
        (await Adopted(id)).Should().Match<ResolvedPolicy>(p => p.PackVersion == 2 && p.StabilityWindow == TimeSpan.FromMinutes(25));
        (await running.FactsOf(id)).TakeLast(2).Should().Equal("PolicyAdopted", "PolicyChanged");
        (await Ada.GetTimeline(id)).Items[^1].Text.Should().Be("Policy changed from night/1 to night/2: The night shift asked for it");
        (await Ada.Get(id)).Pack.Should().Be("night/2");

        (await Ada.ChangePolicy(id, await running.ETag(id), new ChangePolicy("night", "Again", 2))).Facts.Should().BeEmpty();
        (await Problem(async () => await Ada.ChangePolicy(id, await running.ETag(id), new ChangePolicy("nowhere", "?")))).Code.Should().Be("pack-unknown");
        (await Problem(async () => await running.As("eve").ChangePolicy(id, await running.ETag(id), new ChangePolicy("default", "?")))).Code.Should().Be("only-commander");
        await Admin.ChangePolicy(id, await running.ETag(id), new ChangePolicy("default", "Back to the usual", 1));
        (await Ada.VerifyChain(id)).Intact.Should().BeTrue();
    }

    [Fact]
    public async Task Bound_the_cadence_of_what_runs_by_them()
    {
        await Admin.PutPack("hasty", (await Pack(20)) with { Cadence = new Dictionary<string, CadenceBounds> { ["P1"] = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(30)) } });
        var id = (await Ada.Declare(new DeclareIncident("It is down", "P1", ["packs-b"], Pack: "hasty"))).Id.ToString();
        await Ada.AssignRole(id, Roles.Commander, await running.ETag(id), new AssignRole("ada"));

        await Ada.ChangeCadence(id, await running.ETag(id), new ChangeCadence(TimeSpan.FromMinutes(3), "Many ask"));

        (await Problem(async () => await Ada.ChangeCadence(id, await running.ETag(id), new ChangeCadence(TimeSpan.FromMinutes(45), "Few ask")))).Detail.Should().Contain("2 min to 30 min");
    }

    [Fact]
    public async Task Are_those_of_the_source_where_an_alert_declares()
    {
        await Store("alerted", 20);
        await Admin.PutAlertSource("source-packs-c", new AlertSource("alertmanager", "packs-c", "P1", Declares: true, Pack: "alerted"));
        var key = (await Admin.CreateRoutingKey("source-packs-c")).Key;
        await running.Alert(key, new { status = "firing", labels = new { alertname = "Down" }, startsAt = "2026-03-02T02:00:00Z", fingerprint = "p1" });

        var id = await Eventually.Some(
            async () => (await Ada.List(new IncidentFilter(Service: "packs-c"))).Items is [var one] ? one.Id.ToString() : null, "the alert declares");

        (await Adopted(id)).Pack.Should().Be("alerted");
        (await Problem(() => Admin.PutAlertSource("source-packs-d", new AlertSource("alertmanager", Pack: "nowhere")))).Code.Should().Be("pack-unknown");
        (await Problem(() => Ada.Declare(new DeclareIncident("It is slow", "P2", ["packs-c"], Pack: "nowhere")))).WayOn.Should().Contain("default");
    }

    private static async Task<Problem> Problem(Func<Task> call) => (await call.Should().ThrowAsync<ProblemException>()).Which.Problem;

    /// <summary>The default pack with another stability window for a P1 and P2.</summary>
    private async Task<PolicyPack> Pack(int minutes)
    {
        var pack = (await Ada.GetPack("default", 1)).ToPack();
        return pack with { Windows = pack.Windows.ToDictionary(w => w.Key, w => w.Value with { StabilityWindow = TimeSpan.FromMinutes(minutes) }) };
    }

    private async Task<NamedPolicyPack> Store(string name, int minutes) => await Admin.PutPack(name, await Pack(minutes));

    private async Task<ResolvedPolicy> Adopted(string incident) => (await Ada.ListFacts(incident)).Items.Select(f => f.State.Policy).OfType<ResolvedPolicy>().Last();
}
