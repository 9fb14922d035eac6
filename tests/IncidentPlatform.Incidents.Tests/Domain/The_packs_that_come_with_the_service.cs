using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class The_packs_that_come_with_the_service
{
    public static TheoryData<string> Others => [.. PolicyPacks.BuiltIn.Keys.Except([PolicyPacks.Usual])];

    [Fact]
    public void Have_names_and_no_faults()
    {
        PolicyPacks.BuiltIn.Keys.Should().BeEquivalentTo("default", "regulated", "pagerduty", "atlassian", "google-sre");
        PolicyPacks.BuiltIn.Values.Should().OnlyContain(p => PolicyPackFaults.Of(p).Count == 0 && p.Version == 1);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Owe_all_that_the_pack_below_them_owes_and_more(string name)
    {
        var (pack, usual) = (PolicyPacks.BuiltIn[name], PolicyPacks.Default);

        foreach (var severity in Enum.GetValues<Severity>())
        {
            pack.Resolve(severity).Obligations.Select(o => o.Kind).Should().Contain(usual.Resolve(severity).Obligations.Select(o => o.Kind)).And.OnlyHaveUniqueItems();
        }

        pack.Windows.Should().BeEquivalentTo(usual.Windows);
        pack.CustomerImpact.Should().Be(usual.CustomerImpact);
    }

    [Theory]
    [InlineData("pagerduty")]
    [InlineData("atlassian")]
    [InlineData("google-sre")]
    public void Owe_no_more_than_usual_for_lesser_incidents(string name) => Kinds(name, Severity.P3).Should().BeEquivalentTo(Kinds("default", Severity.P3));

    [Theory]
    [InlineData("gdpr-notification", "3.00:00:00")]
    [InlineData("ccpa-residents", "30.00:00:00")]
    [InlineData("ccpa-attorney-general", "15.00:00:00")]
    [InlineData("dora-initial", "4:00:00")]
    [InlineData("dora-intermediate", "3.00:00:00")]
    [InlineData("dora-final", "30.00:00:00")]
    public void Give_each_regulator_its_time(string kind, string due) =>
        PolicyPacks.BuiltIn["regulated"].Resolve(Severity.P2).Obligations.Single(o => o.Kind == kind).Due
            .Should().Be(TimeSpan.Parse(due, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Report_again_and_again_where_a_regulator_wants_reports_in_turn()
    {
        var obligations = PolicyPacks.BuiltIn["regulated"].Resolve(Severity.P1).Obligations.ToDictionary(o => o.Kind);

        obligations["dora-intermediate"].OpenedBy.Should().BeEquivalentTo(obligations["dora-initial"].MetBy);
        obligations["dora-final"].OpenedBy.Should().BeEquivalentTo(obligations["dora-intermediate"].MetBy);
    }

    private static IEnumerable<string> Kinds(string pack, Severity severity) => PolicyPacks.BuiltIn[pack].Resolve(severity).Obligations.Select(o => o.Kind);
}
