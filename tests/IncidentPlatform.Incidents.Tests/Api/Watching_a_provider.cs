using System.Text.Json;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection(nameof(RunningAtNight))]
public sealed class Watching_a_provider(RunningAtNight running)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(61);

    [Fact]
    public async Task Reads_its_page_as_long_as_the_incident_lasts_and_tells_what_changes()
    {
        await running.AProvider("paywell", "none");
        var incident = await running.Declare("watched");
        await running.As("ada").DeclareUpstream(incident, "paywell");
        Read(await running.Told(incident, nameof(UpstreamStatusChanged))).Should().Be(new UpstreamStatusChanged("paywell", "unknown", "operational", "status-page", "none it is", "https://status.example.com"));

        await Again("paywell");
        running.Shows("paywell", "major");
        running.Pass(Interval);
        Read(await running.Told(incident, nameof(UpstreamStatusChanged), 2)).Should().Match<UpstreamStatusChanged>(e => e.From == "operational" && e.To == "partial-outage");

        var shown = (await running.As("ada").GetUpstream(incident)).Providers.Should().ContainSingle().Subject;
        shown.Should().Match<IncidentProvider>(p => p.Status == "partial-outage" && p.Words == "major it is" && p.ReadAt != null && p.Failure == null);
        Readings("paywell").Should().Contain(a => a.IfNoneMatch != null, "it asks for what is new only");

        var before = await running.As("ada").Get(incident);
        await running.As(before.Roles[Roles.Commander].Person).Cancel(incident, before.ETag, new Because("A drill of theirs"));
        var readings = Readings("paywell").Count();
        running.Shows("paywell", "critical");
        running.Pass(Interval);
        await Waits("paywell");
        Readings("paywell").Should().HaveCount(readings, "it is over");
        (await running.Facts(incident)).Where(f => f.Type == nameof(UpstreamStatusChanged)).Should().HaveCount(2);
    }

    [Fact]
    public async Task Reads_one_page_for_all_incidents_that_depend_on_it()
    {
        await running.AProvider("shared", "minor");
        var (one, two) = (await running.Declare("shared-one"), await running.Declare("shared-two"));
        await running.As("ada").DeclareUpstream(one, "shared");
        await running.Told(one, nameof(UpstreamStatusChanged));
        await running.As("ada").DeclareUpstream(two, "shared");
        await running.Told(two, nameof(UpstreamStatusChanged));

        Readings("shared").Should().ContainSingle();
    }

    [Fact]
    public async Task Says_why_a_page_could_not_be_read_and_goes_on()
    {
        await running.AProvider("broken", "none");
        running.Pages["/broken/api/v2/summary.json"] = "<html>Sorry</html>";
        var incident = await running.Declare("broken");
        await running.As("ada").DeclareUpstream(incident, "broken");
        await Eventually.Some(
            async () => (await running.As("ada").GetUpstream(incident)).Providers[0].Failure, "the failure is shown");

        running.Shows("broken", "critical");
        running.Pass(Interval);

        Read(await running.Told(incident, nameof(UpstreamStatusChanged))).To.Should().Be("major-outage");
        (await running.As("ada").GetUpstream(incident)).Providers[0].Failure.Should().BeNull();
    }

    [Fact]
    public async Task Is_for_incidents_that_are_live()
    {
        await running.AProvider("drilled", "none");
        var incident = await running.Declare("drilled", "drill");
        await running.As("ada").DeclareUpstream(incident, "drilled");
        await Waits("drilled");

        Readings("drilled").Should().BeEmpty();
    }

    [Fact]
    public async Task Comes_with_fallbacks_contract_and_credits()
    {
        await running.AProvider("owing", "critical");
        await running.Admin.PutService("orders", new Service
        {
            UpstreamProviders = ["owing"],
            Fallbacks = [new Fallback("second acquirer", "owing", running.Now.AddDays(-30)), new Fallback("cash on delivery")],
        });
        var incident = await running.Declare("orders");
        (await running.As("ada").GetUpstream(incident)).Candidates.Should().Equal("owing");

        await running.As("ada").DeclareUpstream(incident, "owing");
        await running.As("linus").ActivateFallback(incident, new ActivateFallback("orders", "second acquirer", "owing"));
        var compensation = Guid.CreateVersion7();
        await running.As("ada").RequestCompensation(incident, new RequestCompensation("credit", new Money(900, "EUR"), 3, "SLA", compensation));
        await running.As("ada").RecordUpstreamCredit(incident, "owing", new RecordUpstreamCredit("7.2", new Money(900, "EUR"), true, compensation));

        var shown = await running.As("ada").GetUpstream(incident);
        shown.Candidates.Should().BeEmpty();
        shown.Fallbacks.Should().Contain(f => f.Name == "second acquirer" && f.Active && f.LastTestedAt != null).And.Contain(f => f.Name == "cash on delivery" && !f.Active);
        (await running.As("ada").Get(incident)).UpstreamCredits.Should().ContainSingle().Which.CompensationId.Should().Be(compensation);
        (await running.As("ada").GetTimeline(incident)).Items.Should().Contain(r => r.Text.StartsWith("orders falls back to second acquirer, activated by linus"));
        (await Code(() => running.As("ada").DeclareUpstream(incident, "nobody"))).Should().Be("provider-unknown");
        (await Code(() => running.As("ada").RecordUpstreamCredit(incident, "nobody", new RecordUpstreamCredit("1", new Money(1, "EUR"))))).Should().Be("provider-not-declared");
    }

    private IEnumerable<(string Path, string? IfNoneMatch)> Readings(string provider) =>
        running.Asked.Where(a => a.Path.StartsWith($"/{provider}/", StringComparison.Ordinal));

    /// <summary>Time passes until it is read once more.</summary>
    private async Task Again(string provider)
    {
        var times = Readings(provider).Count();
        running.Pass(Interval);
        await Eventually.Some(() => Task.FromResult(Readings(provider).Count() > times ? "read" : null), $"{provider} is read again");
    }

    /// <summary>Effects are claimed in the order in which they are due: when a later one was done, those before it were.</summary>
    private async Task Waits(string provider)
    {
        await running.AProvider($"after-{provider}", "none");
        var other = await running.Declare($"after-{provider}");
        await running.As("ada").DeclareUpstream(other, $"after-{provider}");
        await running.Told(other, nameof(UpstreamStatusChanged));
    }

    private static UpstreamStatusChanged Read(IncidentFact fact) => fact.Data.Deserialize<UpstreamStatusChanged>(Wire.Json)!;

    private static async Task<string> Code<T>(Func<Task<T>> call) => (await call.Should().ThrowAsync<ProblemException>()).Which.Problem.Code;
}
