using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class Incidents_that_belong_together(RunningIncidents running)
{
    private IIncidents Ada => running.As("ada");

    [Fact]
    public async Task Are_merged_in_any_number_and_go_on_in_one()
    {
        var key = await running.ASourceFor("merge-b");
        var survivor = await Commanded("merge-a", "ada");
        await running.Alert(key, Firing("b1"));
        var second = await Eventually.Some(async () => (await Ada.List(new IncidentFilter(Service: "merge-b"))).Items is [var declared] ? declared.Id.ToString() : null, "the alert declares");
        var third = await Commanded("merge-c", "grace");

        var answer = await Ada.Merge(survivor, await running.ETag(survivor), new MergeIncidents([second, (await Ada.Get(third)).Number], "The same database"));

        answer.Facts.Should().ContainSingle().Which.Type.Should().Be("IncidentsAbsorbed");
        (await Ada.Get(second)).Should().Match<Incident>(i => i.Status == "merged" && i.MergedInto!.Id == Guid.Parse(survivor));
        (await Ada.Get(survivor)).Merged!.Select(m => m.Id.ToString()).Should().BeEquivalentTo([second, third]);

        await running.Alert(key, Resolved("b1"));
        await running.Alert(key, Firing("b2"));
        await Eventually.Some(async () => (await Ada.Get(survivor)).AlertCount > 0 ? "there" : null, "new alerts of what was merged go to the survivor");
        (await Ada.List(new IncidentFilter("open", Service: "merge-b"))).Items.Should().ContainSingle().Which.Id.ToString().Should().Be(survivor);
    }

    [Fact]
    public async Task Show_late_facts_of_what_was_merged_under_the_survivor()
    {
        var survivor = await Commanded("merge-d", "ada");
        var merged = await Commanded("merge-e", "grace");
        var again = await Commanded("merge-f", "ada");
        await Ada.Merge(survivor, await running.ETag(survivor), new MergeIncidents([merged], "The same database"));
        await Ada.Merge(again, await running.ETag(again), new MergeIncidents([survivor], "And that one too"));

        await Ada.AddNote(merged, new Words("It came in late"));
        await running.Publish(new ReportedFact(
            Guid.CreateVersion7(), Guid.Parse(merged), nameof(PagesExhausted), Origins.Escalation, TimeProvider.System.GetUtcNow(),
            new FactActor("service", Origins.Escalation), null, 1, Wire.ToData(new PagesExhausted("manual"))));

        await Eventually.Some(async () => (await running.FactsOf(merged)).Contains("PagesExhausted") ? "there" : null, "it stays on its own stream");
        var number = (await Ada.Get(merged)).Number;
        var rows = await Pages.All(cursor => Ada.GetTimeline(again, cursor: cursor, pageSize: 7));
        rows.Should().ContainSingle(r => r.Text == "It came in late" && r.From == number)
            .And.ContainSingle(r => r.Type == "PagesExhausted" && r.From == number)
            .And.ContainSingle(r => r.Type == "IncidentDeclared" && r.From == null).And.OnlyHaveUniqueItems(r => r.FactId);
        (await running.FactsOf(again)).Should().NotContain("PagesExhausted");

        var recorded = await Pages.All(cursor => Ada.GetTimeline(again, cursor: cursor, pageSize: 7, order: "recorded"));
        recorded.Select(r => r.FactId).Should().BeEquivalentTo(rows.Select(r => r.FactId));
        recorded.Should().BeInAscendingOrder(r => r.RecordedAt);
        var first = rows.Single(r => r is { Version: 2, From: null });
        (await Pages.All(cursor => Ada.GetTimeline(again, knownAt: first.RecordedAt, cursor: cursor))).Should()
            .OnlyContain(r => r.RecordedAt <= first.RecordedAt).And.Contain(r => r.From == number, "it was declared before").And.NotContain(r => r.Text == "It came in late");
    }

    [Fact]
    public async Task Are_linked_under_one_commander_whose_orders_hold_for_all()
    {
        var root = await Commanded("link-a", "ada");
        var child = await Commanded("link-b", "grace");
        await Ada.Link(child, await running.ETag(child), new LinkIncident((await Ada.Get(root)).Number, "The same database"));

        var linked = await Ada.Get(child);
        linked.Roles[Roles.Commander].Person.Should().Be("ada");
        (await Ada.List(new IncidentFilter(Service: "link-b"))).Items.Single().Commander.Should().Be("ada");
        (await Ada.Get(root)).Linked!.Single().Number.Should().Be(linked.Number);
        (await Ada.ListFacts(child)).Items[^1].State.ToldThrough!.Id.Should().Be(Guid.Parse(root));
        (await Ada.ListFacts(root)).Items[^1].State.Services.Should().BeEquivalentTo("link-a", "link-b");
        (await Problem(async () => await running.As("grace").Cancel(child, await running.ETag(child), new Because("Mine")))).Should().Be("only-commander");
        (await Problem(async () => await running.As("grace").AssignRole(child, Roles.Commander, await running.ETag(child), new AssignRole("grace")))).Should().Be("command-held-by-root");

        await Ada.ProposeHandOver(root, Roles.Commander, await running.ETag(root), new ProposeHandOver("linus"));
        await running.As("linus").AcknowledgeHandOver(root, Roles.Commander, await running.ETag(root));
        (await Ada.Get(child)).Roles[Roles.Commander].Person.Should().Be("linus");

        await running.As("linus").Unlink(child, await running.ETag(child), new Because("Another cause"));
        var record = (await Ada.GetCommand(child)).Intervals;
        record.Select(i => i.Person).Should().Equal(
            (await Ada.GetCommand(root)).Intervals[0].Person == "standing-commander" ? ["standing-commander", "grace", "ada", "linus", "linus"] : ["grace", "ada", "linus", "linus"]);
        record.Zip(record.Skip(1)).Should().OnlyContain(pair => pair.First.To == pair.Second.From);
        (await Ada.Get(child)).Root.Should().BeNull();

        var whenLinked = await Ada.GetAt(child, new Lens(Version: linked.Version));
        (whenLinked.Root, whenLinked.Roles[Roles.Commander].Person).Should().Be((linked.Root, "ada"), "the root's commander as it was known then");
        var linkedAt = (await Ada.ListFacts(child, linked.Version - 1, 1)).Items[0].OccurredAt;
        (await Ada.GetAt(child, new Lens(AsOf: linkedAt))).Roles[Roles.Commander].Person.Should().Be("ada");
        (await Ada.CatchUp(child, "0")).Commander!.Person.Should().Be("linus");
    }

    [Fact]
    public async Task Are_linked_and_commanded_from_many_sides_at_once_without_a_deadlock()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Commanded($"web-{n}", "ada")));

        var refusals = (await Task.WhenAll(Enumerable.Range(0, 24).Select(async n =>
        {
            var (one, other) = (ids[n % 4], ids[(n + 1 + n / 4) % 4]);
            try
            {
                _ = n % 3 == 0
                    ? await Ada.Unlink(one, await running.ETag(one), new Because("Another cause"))
                    : await Ada.Link(one, await running.ETag(one), new LinkIncident(other, "The same database"));
                return null;
            }
            catch (ProblemException e)
            {
                return e.Problem.Code;
            }
        }))).Where(c => c is not null);

        refusals.Should().BeSubsetOf(["stale-revision", "cascade-changed", "cascade-cycle", "linked-to-itself", "busy", "unavailable"]);
        foreach (var incident in await Task.WhenAll(ids.Select(id => Ada.Get(id))))
        {
            if (incident.Root is { } root)
            {
                incident.Linked.Should().BeEmpty();
                (await Ada.Get(root.Number)).Linked.Should().Contain(l => l.Id == incident.Id);
            }
        }
    }

    [Fact]
    public async Task Are_fixed_in_an_order_that_is_shown_and_recorded()
    {
        var root = await Commanded("order-a", "ada");
        var small = await Commanded("order-b", "ada");
        var great = await Commanded("order-c", "ada");
        await Ada.Assess(small, new RecordAssessment(CustomersAffected: 3));
        await Ada.Assess(great, new RecordAssessment(CustomersAffected: 3_000));
        foreach (var child in new[] { small, great })
        {
            await Ada.Link(child, await running.ETag(child), new LinkIncident(root, "The same database"));
        }

        (await Ada.GetFixOrder(root)).Order.Select(o => o.IncidentId.ToString()).Should().Equal(root, great, small);
        (await Ada.ProposeFixOrder(root, await running.ETag(root))).Facts.Should().ContainSingle().Which.Type.Should().Be("FixOrderProposed");
    }

    [Fact]
    public async Task Are_resolved_together_by_one_command()
    {
        var key = await running.ASourceFor("together", declares: false);
        var root = await running.Declare("together-a");
        await running.Verify(root, "together-success");
        var child = await Commanded("together-b", "ada");
        await Ada.Link(child, await running.ETag(child), new LinkIncident(root, "The same database"));
        for (var minutes = 0; minutes < 16; minutes += 4)
        {
            await Ada.PostSignal(key, new SignalReading("together-success", true));
            running.Pass(TimeSpan.FromMinutes(4));
        }

        await Ada.PostSignal(key, new SignalReading("together-success", true));
        (await Problem(async () => await Ada.Resolve(root, await running.ETag(root)))).Should().Be("cascade-choice-missing");
        await Ada.Resolve(root, await running.ETag(root), new ResolveIncident(WithRoot: true));

        (await Ada.Get(root)).Status.Should().Be("resolved");
        (await Ada.Get(child)).Status.Should().Be("resolved");
        (await Ada.ListFacts(child)).Items[^1].Cause.Should().Be((await Ada.ListFacts(root)).Items[^1].Id);
        var elapsed = (await Ada.Get(child)).Elapsed;
        running.Pass(TimeSpan.FromMinutes(10));
        (await Ada.List(new IncidentFilter(Service: "together-b"))).Items.Single().Elapsed.Should().Be(elapsed, "the timer stands still while resolved");
        await Ada.ReportRecurrence(child, new Because("It came back"));
        running.Pass(TimeSpan.FromMinutes(1));
        (await Ada.Get(child)).Elapsed.Should().BeGreaterThanOrEqualTo(elapsed + TimeSpan.FromMinutes(1)).And.BeLessThan(elapsed + TimeSpan.FromMinutes(9));
    }

    private async Task<string> Commanded(string service, string commander)
    {
        var id = await running.Declare(service);
        await running.As(commander).AssignRole(id, Roles.Commander, await running.ETag(id), new AssignRole(commander));
        return id;
    }

    private static object Firing(string key) => Alert(key, "firing");

    private static object Resolved(string key) => Alert(key, "resolved");

    private static object Alert(string key, string status) => new { status, labels = new { alertname = "Down", instance = key }, startsAt = "2026-03-02T02:00:00Z", fingerprint = key };

    private static async Task<string> Problem<T>(Func<Task<T>> call) => (await call.Should().ThrowAsync<ProblemException>()).Which.Problem.Code;
}
