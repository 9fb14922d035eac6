using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using Npgsql;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class Finding_incidents(RunningIncidents running)
{
    [Fact]
    public async Task By_status_severity_mode_service_holder_and_time()
    {
        var ada = running.As("ada");
        var first = await running.Declare("find-a", "P3");
        running.Pass(TimeSpan.FromHours(1));
        var second = await running.Declare("find-a", "P2");
        var drill = (await ada.Declare(new DeclareIncident("A drill", "P3", ["find-a"], Mode: "drill"))).Id.ToString();
        await ada.AssignRole(second, Roles.SupportLead, await running.ETag(second), new AssignRole("grete"));
        await ada.AssignRole(drill, Roles.Commander, await running.ETag(drill), new AssignRole("ada"));
        await ada.Cancel(drill, await running.ETag(drill), new Because("Over"));
        var declared = (await ada.Get(second)).DeclaredAt;

        (await Found(new IncidentFilter(Service: "find-a"))).Should().Equal(drill, second, first);
        (await Found(new IncidentFilter("open", Service: "find-a"))).Should().Equal(second, first);
        (await Found(new IncidentFilter("cancelled", Service: "find-a"))).Should().Equal(drill);
        (await Found(new IncidentFilter(Severity: "p3", Service: "find-a"))).Should().Equal(drill, first);
        (await Found(new IncidentFilter(Mode: "drill", Service: "find-a"))).Should().Equal(drill);
        (await Found(new IncidentFilter(Holder: "grete"))).Should().Equal(second);
        (await Found(new IncidentFilter(Holder: "grete", Role: Roles.SupportLead))).Should().Equal(second);
        (await Found(new IncidentFilter(Holder: "grete", Role: Roles.Commander))).Should().BeEmpty();
        (await Found(new IncidentFilter(Service: "find-a", DeclaredFrom: declared))).Should().Equal(drill, second);
        (await Found(new IncidentFilter(Service: "find-a", DeclaredTo: declared))).Should().Equal(first);
        await running.As("sue", OrganisationRoles.Support).FlagCriticalCustomer(second, new FlagCriticalCustomer("find-acme", "vip", "Renews"));
        (await Found(new IncidentFilter(Customer: "find-acme"))).Should().Equal(second);
        (await Found(new IncidentFilter(Customer: "nobody"))).Should().BeEmpty();
        (await ada.List(new IncidentFilter(Service: "find-a", DeclaredTo: declared))).Items.Single().Elapsed.Should().BeGreaterThanOrEqualTo(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task By_the_words_in_title_summary_and_assessment()
    {
        var ada = running.As("ada");
        var id = (await ada.Declare(new DeclareIncident("Quixotic windmills", "P3", ["find-b"], "The giants are turning"))).Id.ToString();
        await ada.Assess(id, new RecordAssessment(Symptoms: "Lances break"));

        (await Found(new IncidentFilter(Text: "windmills quixotic"))).Should().Equal(id);
        (await Found(new IncidentFilter(Text: "\"giants are\""))).Should().Equal(id);
        (await Found(new IncidentFilter(Text: "lances"))).Should().Equal(id);
        (await Found(new IncidentFilter(Text: "quixotic -giants"))).Should().BeEmpty();
        await ada.Retitle(id, new Retitle("Panza"));
        (await Found(new IncidentFilter(Text: "quixotic"))).Should().BeEmpty("it is not called that any more");
    }

    [Theory]
    [InlineData("'; drop table incident_list; --")]
    [InlineData("a & | ! ( ) : * <-> \\ \"")]
    [InlineData("%_'\u2028 🚒 \u202e")]
    [InlineData("$1 {0} @name")]
    public async Task And_no_words_are_anything_but_words(string words)
    {
        var id = await running.Declare("find-c");

        (await Found(new IncidentFilter(Text: words))).Should().NotContain(id);
        (await Found(new IncidentFilter(Service: words))).Should().BeEmpty();
        (await Found(new IncidentFilter(Holder: words, Role: words))).Should().BeEmpty();
        (await running.As("ada").List(fields: new Dictionary<string, string> { [words] = words })).Items.Should().BeEmpty();
        (await Found(new IncidentFilter(Service: "find-c"))).Should().Contain(id);
    }

    [Fact]
    public async Task By_the_value_of_a_custom_field()
    {
        var id = await running.Declare("find-d");
        await using var database = NpgsqlDataSource.Create(running.Platform.Databases[Origins.Incidents]);
        await using var set = database.CreateCommand("""update incident_list set fields = '{"found-in": "eu", "found-at": "1"}' where id = $1""");
        set.Parameters.AddWithValue(Guid.Parse(id));
        await set.ExecuteNonQueryAsync();

        (await ByFields(("found-in", "eu"))).Should().Equal(id);
        (await ByFields(("found-in", "eu"), ("found-at", "1"))).Should().Equal(id);
        (await ByFields(("found-in", "eu"), ("found-at", "2"))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("status=burning", "status-unknown")]
    [InlineData("severity=P9", "severity-unknown")]
    [InlineData("mode=loud", "mode-unknown")]
    [InlineData("role=commander", "holder-missing")]
    [InlineData("declaredFrom=2026-03-02T00:00:00Z&declaredTo=2026-03-01T00:00:00Z", "range-empty")]
    [InlineData("cursor=bm90LWFuLWlk", "cursor-unknown")]
    public async Task Says_what_cannot_be_asked(string query, string code)
    {
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("ada", OrganisationRoles.Viewer));

        using var answer = await http.GetAsync(new Uri($"incidents?{query}", UriKind.Relative));

        (await ProblemException.From(answer))!.Problem.Code.Should().Be(code);
    }

    private async Task<IEnumerable<string>> Found(IncidentFilter filter) => (await running.As("ada").List(filter)).Items.Select(i => i.Id.ToString());

    private async Task<IEnumerable<string>> ByFields(params (string Name, string Value)[] fields) =>
        (await running.As("ada").List(fields: fields.ToDictionary(f => f.Name, f => f.Value))).Items.Select(i => i.Id.ToString());
}
