using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Incidents.Tests.Api;

/// <summary>On a platform of its own: 100,000 customers would change the numbers of every other test.</summary>
public sealed class The_catalogue_in_bulk(RunningCatalogue running) : IClassFixture<RunningCatalogue>
{
    private const int Many = 100_000;

    [Fact]
    public async Task Takes_100000_customers_and_gives_them_back_as_they_were()
    {
        var csv = new StringBuilder("id,name,tier,services,contract.annualRevenue.amount,contract.annualRevenue.currency,sla.targetPercent,sla.credits\n");
        for (var n = 0; n < Many; n++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"many-{n:000000},\"Customer {n}, Ltd.\",{(n % 10 == 0 ? "gold" : "team")},checkout;search,{1000 + n},EUR,99.9,\"[{{\"\"belowPercent\"\":99.9,\"\"creditPercent\"\":10}}]\"\n");
        }

        using var done = new CancellationTokenSource();
        var most = Task.Run(() => Most(done.Token));
        var watch = Stopwatch.StartNew();
        var imported = await running.Admin.ImportCatalogue("customers", RunningCatalogue.File(csv.ToString(), "text/csv"));
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(60));
        imported.Should().Match<CatalogueImported>(i => i.Rows == Many && i.Created == Many && i.Updated == 0 && i.Warnings.Count == 2);

        var exported = await Export("csv");
        exported.Split("\r\n").Should().HaveCount(Many + 2);
        exported.Should().Contain("many-099999,\"Customer 99999, Ltd.\"");
        (await running.Admin.ImportCatalogue("customers", RunningCatalogue.File(exported, "text/csv"))).Unchanged.Should().Be(Many, "what was exported says what is so");
        (await running.Admin.ImportCatalogue("customers", RunningCatalogue.File(await Export("ndjson"), "application/x-ndjson"))).Unchanged.Should().Be(Many);
        await done.CancelAsync();
        (await most).Should().BeLessThan(400, "the service streams, and holds no file in memory");

        var incident = (await running.As("ada").Declare(new DeclareIncident("Checkout fails", "P1", ["checkout"]))).Id.ToString();
        running.Pass(TimeSpan.FromHours(1));
        var impact = await running.As("ada").GetImpact(incident);
        impact.CustomersAffected.Value.Should().Be(Many);
        impact.ByTier["gold"].Should().Be(Many / 10);
        impact.SlaBreaches.Value.Should().Be(Many);
    }

    [Fact]
    public async Task Is_all_or_nothing_with_every_faulty_line_named()
    {
        var refused = (await Refused(() => running.Admin.ImportCatalogue(
            "services", RunningCatalogue.File("id,tier,owners\nfine,1,a\nwrong,9,a;a\nwrong-too,x,\nfine,2,\n", "text/csv")))).Problem;

        refused.Code.Should().Be("import-faulty");
        refused.More["faultyLines"].GetInt32().Should().Be(2, "ids that stand there twice are looked for when the lines by themselves are right");
        refused.More["errors"].EnumerateObject().Select(e => e.Name).Should().Equal("line 3 (wrong)", "line 4");
        (await running.Admin.ListServices()).Items.Should().NotContain(e => e.Id == "fine");

        var twice = (await Refused(() => running.Admin.ImportCatalogue("services", RunningCatalogue.File("id,tier\nfine,1\nfine,2\n", "text/csv")))).Problem;
        twice.More["errors"].ToString().Should().Contain("line 3 (fine)").And.Contain("stands in line 2 already");
    }

    [Fact]
    public async Task Names_the_first_faults_and_counts_the_rest()
    {
        var lines = string.Concat(Enumerable.Range(0, 500).Select(n => """{"id":"xN","spec":{"tier":9}}""".Replace("N", $"{n}") + "\n"));

        var refused = (await Refused(() => running.Admin.ImportCatalogue("services", RunningCatalogue.File(lines, "application/x-ndjson")))).Problem;

        refused.More["faultyLines"].GetInt32().Should().Be(500);
        refused.More["errors"].EnumerateObject().Should().HaveCount(100);
        refused.Detail.Should().Contain("The first 100 faults are named");
    }

    [Fact]
    public async Task Can_be_tried_and_can_be_an_array()
    {
        const string Array = """[{"id":"tried","spec":{"tier":1}},{"id":"tried-too","spec":{}}]""";

        (await running.Admin.ImportCatalogue("services", RunningCatalogue.File(Array, "application/json"), dryRun: true)).Created.Should().Be(2);
        (await Refused(() => running.Admin.GetService("tried"))).Status.Should().Be(HttpStatusCode.NotFound);
        (await running.Admin.ImportCatalogue("services", RunningCatalogue.File(Array, "application/json"))).Created.Should().Be(2);
        (await running.Admin.ImportCatalogue("services", RunningCatalogue.File(Array.Replace("\"tier\":1", "\"tier\":2"), "application/json")))
            .Should().Match<CatalogueImported>(i => i.Created == 0 && i.Updated == 1 && i.Unchanged == 1);

        using var reader = new StreamReader(await running.Admin.ExportCatalogue("services", "json"));
        var again = await running.Admin.ImportCatalogue("services", RunningCatalogue.File(await reader.ReadToEndAsync(), "application/json"));
        again.Unchanged.Should().Be(again.Rows);
        (await Refused(() => running.Admin.ExportCatalogue("services", "xml"))).Problem.Code.Should().Be("format-unknown");
    }

    [Theory]
    [InlineData("application/json", """[{"id":"a","spec":{}},{""", "item 2 is no JSON")]
    [InlineData("application/json", """[{"spec":{}}]""", "id is missing")]
    [InlineData("application/x-ndjson", "{\"id\":\"a\",\"spec\":{}}\n{\n", "line 2")]
    public async Task Says_where_it_breaks_off(string mediaType, string body, string where)
    {
        var refused = (await Refused(() => running.Admin.ImportCatalogue("services", RunningCatalogue.File(body, mediaType)))).Problem;

        refused.Code.Should().Be("import-faulty");
        refused.More["errors"].ToString().Should().Contain(where.Split(' ')[0] == "item" ? "is no JSON" : where);
    }

    private async Task<string> Export(string format)
    {
        using var reader = new StreamReader(await running.Admin.ExportCatalogue("customers", format));
        return await reader.ReadToEndAsync();
    }

    /// <summary>The most memory that the service holds, in megabytes, until the token is cancelled.</summary>
    private async Task<long> Most(CancellationToken until)
    {
        var most = 0L;
        while (!until.IsCancellationRequested)
        {
            most = Math.Max(most, running.Platform.Incidents.ResidentBytes / (1024 * 1024));
            await Task.Delay(50, CancellationToken.None);
        }

        return most;
    }

    private static async Task<ProblemException> Refused<T>(Func<Task<T>> call) => (await call.Should().ThrowAsync<ProblemException>()).Which;
}
