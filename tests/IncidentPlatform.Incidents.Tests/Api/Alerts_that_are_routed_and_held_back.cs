using IncidentPlatform.Client;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Incidents.Tests.Api;

/// <summary>A platform of their own: rules, silences and the clock are everybody's.</summary>
public sealed class RoutedAlerts : IAsyncLifetime
{
    public RunningIncidents Running { get; } = new();

    public ValueTask InitializeAsync() => Running.InitializeAsync();

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}

public sealed class Alerts_that_are_routed_and_held_back(RoutedAlerts routed) : IClassFixture<RoutedAlerts>, IAsyncLifetime
{
    private readonly RunningIncidents running = routed.Running;
    private readonly string source = $"probe-{Guid.CreateVersion7()}";
    private string key = "";

    private IIncidents Admin => running.As("root", OrganisationRoles.Admin);

    public async ValueTask InitializeAsync()
    {
        await Admin.PutAlertRouting(new AlertRouting([], new AlertOutcome()));
        await Admin.PutAlertSource(source, new AlertSource("generic", Declares: true));
        key = (await Admin.CreateRoutingKey(source)).Key;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Go_where_the_rules_say_and_rules_can_be_tried_first()
    {
        await Send("""{"name":"Cards","service":"web","labels":{"team":"pay"}}""");
        await Send("""{"name":"Disk","service":"db-1"}""");
        var mine = new AlertCondition("source", Values: [source]);
        var rules = new AlertRouting(
            [
                new RoutingRule("pay", [mine, new AlertCondition("labels.team", Values: ["pay"])], new AlertOutcome(Service: "payments", Severity: "P3", Priority: "low")),
                new RoutingRule("rest", [mine], new AlertOutcome("record", Grouping: new AlertGrouping(["service"], TimeSpan.FromMinutes(5)))),
            ],
            new AlertOutcome());
        var before = (await Admin.GetAlertRouting()).Version;

        var trial = await Admin.TryAlertRouting(rules);
        trial.Differing.Should().Be(2, "of all others nothing would change");
        trial.Examples.Select(e => (e.Source, e.Name, e.Now.Service, e.Then.Service, e.Then.Action)).Should().Equal(
            (source, "Cards", "web", "payments", "declare"), (source, "Disk", "db-1", "db-1", "record"));
        (trial.Then.ByRule["pay"], trial.Then.ByRule["rest"], trial.Now.Declaring - trial.Then.Declaring).Should().Be((1, 1, 1));
        (await Admin.GetAlertRouting()).Version.Should().Be(before, "trying changes nothing");

        (await Admin.PutAlertRouting(rules)).Version.Should().Be(before + 1);
        (await Admin.TryAlertRouting(rules)).Differing.Should().Be(0, "they are the rules of now");
        await Send("""[{"name":"Cards again","service":"web","labels":{"team":"pay"}},{"name":"CPU","service":"db-2"}]""");

        var incident = (await Ada().List(new IncidentFilter(Service: "payments"))).Items.Should().ContainSingle().Subject;
        incident.Severity.Should().Be("P3");
        (await DeclaredOn("db-2")).Should().BeEmpty();
        var alert = (await Ada().ListAlerts(incident: incident.Number)).Items.Single();
        (alert.Rule, alert.Priority, alert.Service).Should().Be(("pay", "low", "payments"));
        var refused = (await Admin.Awaiting(a => a.PutAlertRouting(rules with { Rules = [new RoutingRule("x", [new AlertCondition("colour", Values: ["red"])], new AlertOutcome())] }))
            .Should().ThrowAsync<ProblemException>()).Which.Problem;
        (refused.Code, refused.Detail!.Contains("rules[0].when[0].field", StringComparison.Ordinal)).Should().Be(("routing-invalid", true));
    }

    [Fact]
    public async Task With_one_root_cause_are_one_incident()
    {
        foreach (var (service, needs) in new[] { ("r-db", (string?)null), ("r-cart", "r-db"), ("r-web", "r-cart"), ("r-search", "r-db"), ("r-mail", null) })
        {
            await Admin.PutService(service, new Service { DependsOn = needs is null ? [] : [new Dependency(needs)] });
        }

        await Send("""[{"name":"a","service":"r-web"},{"name":"b","service":"r-mail"},{"name":"c","service":"r-cart"},{"name":"d","service":"r-db"}]""");
        await Send("""[{"name":"e","service":"r-search"},{"name":"f","service":"r-web"}]""");

        (await DeclaredOn("r-db", "r-cart", "r-web", "r-search", "r-mail")).Should().BeEquivalentTo("r-db", "r-mail");
        var root = (await Ada().List(new IncidentFilter(Service: "r-db"))).Items.Single();
        (await Ada().ListAlerts(incident: root.Number)).Items.Select(a => a.Name).Should().BeEquivalentTo("a", "c", "d", "e", "f");
    }

    [Fact]
    public async Task Of_a_group_are_gathered_and_then_one_incident()
    {
        await Admin.PutAlertRouting(new AlertRouting(
            [], new AlertOutcome("declare", Grouping: new AlertGrouping(["labels.zone"], TimeSpan.FromMinutes(10), "rolling", TimeSpan.FromMinutes(1)))));

        await Send("""[{"name":"a","service":"s1","labels":{"zone":"b"}},{"name":"b","service":"s2","labels":{"zone":"b"}},{"name":"c","service":"s3","labels":{"zone":"b"}}]""");
        (await DeclaredOn("s1", "s2", "s3")).Should().BeEmpty();
        (await Ada().ListAlerts(source: source)).Items.Should().OnlyContain(a => a.HeldBy!.StartsWith("group:", StringComparison.Ordinal));
        await Send("""{"name":"c","service":"s3","status":"ok","labels":{"zone":"b"}}""");

        await Pass(TimeSpan.FromSeconds(61));
        var declared = (await DeclaredOn("s1", "s2", "s3")).Should().ContainSingle().Subject;
        await Send("""{"name":"d","service":"s4","labels":{"zone":"b"}}""");
        var incident = (await Ada().List(new IncidentFilter(Service: declared))).Items.Single();
        (await Ada().ListAlerts(incident: incident.Number)).Items.Select(a => a.Name).Should().BeEquivalentTo(["a", "b", "d"], "c was over before it was looked at");
        (await DeclaredOn("s4")).Should().BeEmpty();
    }

    [Fact]
    public async Task By_a_silence_fire_again_when_it_ends()
    {
        var now = Now;
        var silence = await Ada(OrganisationRoles.Responder).SetSilence(new SetSilence(
            [new AlertCondition("service", Values: ["quiet"])], "The disk is being changed", now.AddHours(1), Maintenance: true));
        (silence.Author, silence.Maintenance).Should().Be(("ada", true));
        await Send("""[{"name":"a","service":"quiet"},{"name":"b","service":"quiet"},{"name":"c","service":"loud"}]""");
        await Send("""{"name":"b","service":"quiet","status":"resolved"}""");

        (await Ada().List(new IncidentFilter(Service: "quiet"))).Items.Should().BeEmpty();
        (await Ada().List(new IncidentFilter(Service: "loud"))).Items.Should().ContainSingle();
        (await Ada().ListAlerts("firing", source)).Items.Single(a => a.Name == "a").HeldBy.Should().Be($"silence:{silence.Id}");

        await Pass(TimeSpan.FromMinutes(61));
        var incident = (await Ada().List(new IncidentFilter(Service: "quiet"))).Items.Should().ContainSingle().Subject;
        (await Ada().ListAlerts(incident: incident.Number)).Items.Select(a => a.Name).Should().Equal("a");
        (await Ada().ListSilences()).Should().NotContain(s => s.Id == silence.Id);
        (await Ada().ListSilences(ended: true)).Single(s => s.Id == silence.Id).EndedAt.Should().NotBeNull();
    }

    [Fact]
    public async Task By_a_silence_that_is_ended_fire_again_at_once_and_silences_have_to_say_why()
    {
        var responder = Ada(OrganisationRoles.Responder);
        var silence = await responder.SetSilence(new SetSilence([new AlertCondition("service", Values: ["hushed"])], "Known", Now.AddHours(1)));
        await Send("""{"name":"a","service":"hushed"}""");

        (await responder.EndSilence(silence.Id)).EndedBy.Should().Be("ada");
        await running.LookedAt();

        (await Ada().List(new IncidentFilter(Service: "hushed"))).Items.Should().ContainSingle();
        foreach (var (wrong, code) in new[]
        {
            (new SetSilence([], "x", Now.AddHours(1)), "matchers-invalid"),
            (new SetSilence(silence.Matchers, " ", Now.AddHours(1)), "reason-missing"),
            (new SetSilence(silence.Matchers, "x", Now.AddHours(-1)), "silence-end"),
            (new SetSilence(silence.Matchers, "x", Now.AddDays(40)), "silence-end"),
        })
        {
            (await responder.Awaiting(r => r.SetSilence(wrong)).Should().ThrowAsync<ProblemException>()).Which.Problem.Code.Should().Be(code);
        }
    }

    [Fact]
    public async Task By_a_silence_that_lasts_remind_its_author_every_day_until_it_ends()
    {
        var responder = Ada(OrganisationRoles.Responder);
        var silence = await responder.SetSilence(new SetSilence([new AlertCondition("service", Values: ["still"])], "Known", Now.AddHours(60)));
        await Send("""[{"name":"a","service":"still"},{"name":"b","service":"still"},{"name":"c","service":"still"}]""");
        await Send("""{"name":"c","service":"still","status":"resolved"}""");
        await Pass(TimeSpan.FromHours(23));
        (await Mine()).Reminded.Should().BeNull();

        await Pass(TimeSpan.FromHours(2));
        var first = (await Mine()).Reminded!;
        first.HeldBack.Should().Be(2);
        await Pass(TimeSpan.FromHours(24));
        (await Mine()).Reminded!.At.Should().BeAfter(first.At);
        await responder.EndSilence(silence.Id);
        var last = (await Mine()).Reminded;
        await Pass(TimeSpan.FromHours(48));
        (await Mine()).Reminded.Should().Be(last, "it is over");

        async Task<Silence> Mine() => (await responder.ListSilences(ended: true)).Single(s => s.Id == silence.Id);
    }

    [Fact]
    public async Task By_another_alert_are_news_when_that_is_over()
    {
        await Admin.PutAlertRouting(new AlertRouting([], new AlertOutcome(), [new Inhibition(
            "zone", [new AlertCondition("name", Values: ["ZoneDown"])], [new AlertCondition("name", Not: true, Values: ["ZoneDown"])], ["labels.zone"])]));

        await Send("""[{"name":"ZoneDown","service":"i-net","labels":{"zone":"b"}},{"name":"a","service":"i1","labels":{"zone":"b"}},{"name":"a","service":"i2","labels":{"zone":"c"}}]""");
        await Send("""{"name":"b","service":"i3","labels":{"zone":"b"}}""");
        (await DeclaredOn("i-net", "i1", "i2", "i3")).Should().BeEquivalentTo("i-net", "i2");

        await Send("""{"name":"ZoneDown","service":"i-net","status":"resolved","labels":{"zone":"b"}}""");
        await running.LookedAt();
        (await DeclaredOn("i-net", "i1", "i2", "i3")).Should().BeEquivalentTo("i-net", "i1", "i2", "i3");
    }

    [Fact]
    public async Task By_another_alert_are_let_go_where_all_comes_at_once_but_not_what_is_over_by_then()
    {
        await Admin.PutAlertRouting(new AlertRouting([], new AlertOutcome(), [new Inhibition(
            "zone", [new AlertCondition("name", Values: ["ZoneDown"])], [new AlertCondition("name", Not: true, Values: ["ZoneDown"])], ["labels.zone"])]));
        await Send("""[{"name":"ZoneDown","service":"j-net","labels":{"zone":"j"}},{"name":"early","service":"j1","labels":{"zone":"j"}}]""");

        await Send("""
            [{"name":"late","service":"j2","labels":{"zone":"j"}},{"name":"early","service":"j1","status":"resolved","labels":{"zone":"j"}},
             {"name":"ZoneDown","service":"j-net","status":"resolved","labels":{"zone":"j"}}]
            """);

        (await DeclaredOn("j-net", "j1", "j2")).Should().BeEquivalentTo("j-net", "j2");
        (await Ada().ListAlerts(source: source)).Items.Single(a => a.Name == "early").Status.Should().Be("resolved");
    }

    [Fact]
    public async Task By_a_silence_are_routed_by_what_their_source_said_when_it_ends()
    {
        await Admin.PutAlertRouting(new AlertRouting([new RoutingRule("k", [new AlertCondition("service", Values: ["k-web"])], new AlertOutcome(Service: "k-shop"))], new AlertOutcome("record")));
        var silence = await Ada(OrganisationRoles.Responder).SetSilence(new SetSilence([new AlertCondition("service", Values: ["k-shop"])], "Known", Now.AddHours(1)));
        await Send("""{"name":"a","service":"k-web"}""");
        (await DeclaredOn("k-shop")).Should().BeEmpty();

        await Ada(OrganisationRoles.Responder).EndSilence(silence.Id);
        await running.LookedAt();

        (await DeclaredOn("k-shop")).Should().Equal("k-shop");
    }

    [Fact]
    public async Task From_a_source_that_goes_quiet_say_so_until_it_is_heard_of_again()
    {
        await Admin.PutAlertSource("watchdog", new AlertSource("generic", "watchdog", Declares: true, Heartbeat: TimeSpan.FromMinutes(5)));
        var beat = (await Admin.CreateRoutingKey("watchdog")).Key;
        await Pass(TimeSpan.FromMinutes(4));
        await Admin.PostHeartbeat(beat);
        await Pass(TimeSpan.FromMinutes(4));
        (await Ada().ListAlerts(source: "watchdog")).Items.Should().BeEmpty("it was heard of four minutes ago");

        await Pass(TimeSpan.FromMinutes(2));
        (await Ada().ListAlerts(source: "watchdog")).Items.Select(a => (a.Name, a.Status)).Should().Equal(("Heartbeat missed", "firing"));
        (await Ada().List(new IncidentFilter(Service: "watchdog"))).Items.Should().ContainSingle();

        await Admin.PostHeartbeat(beat);
        await running.LookedAt();
        (await Ada().ListAlerts(source: "watchdog")).Items.Select(a => a.Status).Should().Equal("resolved");
    }

    [Fact]
    public async Task That_flap_say_so_once()
    {
        for (var n = 0; n < 20; n++)
        {
            await Send($$"""{"name":"a","service":"door","status":"{{(n % 2 == 0 ? "firing" : "resolved")}}"}""");
            await Pass(TimeSpan.FromSeconds(11));
        }

        (await Ada().ListAlerts(source: source)).Items.Single().FlappingUntil.Should().NotBeNull();
        var incident = (await Ada().List(new IncidentFilter(Service: "door"))).Items.Should().ContainSingle().Subject;
        var told = (await Ada().ListFacts(incident.Number)).Items.Where(f => f.Type == nameof(AlertsAttached)).ToList();
        told.Count.Should().BeLessThanOrEqualTo(6);
        (await Ada().GetTimeline(incident.Number)).Items.Should().ContainSingle(i => i.Text.Contains("flapping", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Within_the_recovery_watch_are_held_back_by_nothing()
    {
        await Send("""{"name":"a","service":"shop"}""");
        var incident = (await Ada().List(new IncidentFilter(Service: "shop"))).Items.Single();
        await Ada(OrganisationRoles.Responder).SetSilence(new SetSilence([new AlertCondition("service", Values: ["shop"])], "Known", Now.AddDays(1)));
        await Admin.PutAlertSource("signals", new AlertSource("signals"));
        var signals = (await Admin.CreateRoutingKey("signals")).Key;
        await running.Verify(incident.Id.ToString(), "shop-success");
        await running.Resolve(incident.Id.ToString(), "shop-success", signals);

        await Send("""{"name":"new","service":"shop"}""");

        (await running.FactsOf(incident.Number)).Should().Contain("IncidentReopened");
        (await Ada().ListAlerts(incident: incident.Number)).Items.Single(a => a.Name == "new").HeldBy.Should().BeNull();
    }

    [Fact]
    public async Task Find_the_changes_of_before()
    {
        await Send("""{"name":"Checkout 4.2 is out","service":"l-shop","status":"deployed"}""");
        await Send("""{"name":"a","service":"l-shop"}""");

        var incident = (await Ada().List(new IncidentFilter(Service: "l-shop"))).Items.Single();
        await running.LookedAt();
        (await Ada().GetTimeline(incident.Number)).Items.Select(i => i.Text).Should().Contain($"Change {source} to l-shop: Checkout 4.2 is out");
    }

    private DateTimeOffset Now => new ClockFile(running.Platform.ClockFile, TimeProvider.System).Now;

    private IIncidents Ada(params string[] roles) => running.As("ada", roles);

    /// <summary>Those of the services that have an incident.</summary>
    private async Task<IReadOnlyList<string>> DeclaredOn(params string[] services)
    {
        var declared = new List<string>();
        foreach (var service in services)
        {
            if ((await Ada().List(new IncidentFilter(Service: service))).Items.Count > 0)
            {
                declared.Add(service);
            }
        }

        return declared;
    }

    private async Task Send(string body)
    {
        await Admin.PostAlerts("generic", key, System.Text.Json.JsonDocument.Parse(body).RootElement);
        await running.LookedAt();
    }

    private async Task Pass(TimeSpan time)
    {
        running.Pass(time);
        await running.LookedAt();
    }
}
