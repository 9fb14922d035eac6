using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Intake.Formats;
using IncidentPlatform.Incidents.Intake.Routing;

namespace IncidentPlatform.Incidents.Tests.Intake;

public sealed class Declaring_by_alert
{
    private static readonly AlertSource Source = new("prometheus", "alertmanager", "checkout", "P1", Declares: true);

    [Fact]
    public void Takes_service_and_severity_of_the_source()
    {
        var declared = Declared(Alert("Cards are declined", ("service", "payments"), ("severity", "warning")));

        declared.Services.Should().Equal("checkout");
        declared.Severity.Should().Be(Severity.P1);
        declared.Trigger.Should().Be(new Trigger(TriggerKind.Alert, "Down (prometheus)"));
    }

    [Theory]
    [InlineData("critical", Severity.P1)]
    [InlineData("Warning", Severity.P3)]
    [InlineData("info", Severity.P4)]
    [InlineData("odd", Severity.P2)]
    public void Or_of_the_labels_where_the_source_does_not_say(string label, Severity severity)
    {
        var open = Source with { Service = null, Severity = null };

        AlertDeclaration.SeverityOf(open, Alert("x", ("severity", label))).Should().Be(severity);
        AlertDeclaration.ServiceOf(open, Alert("x", ("service", "payments"))).Should().Be("payments");
        AlertDeclaration.ServiceOf(open, Alert("x")).Should().Be("prometheus");
    }

    [Theory]
    [InlineData(" Cards\n\tare  declined ", "Cards are declined")]
    [InlineData("  ", "Down")]
    [InlineData(null, "Down")]
    public void Gives_it_a_title_of_one_line(string? summary, string title) =>
        Declared(Alert(summary)).Title.Should().Be(title);

    [Fact]
    public void Cuts_a_long_title_between_characters()
    {
        var title = Declared(Alert(string.Concat(Enumerable.Repeat("🔥", 300)))).Title;

        title.Length.Should().BeLessThanOrEqualTo(Declaration.LongestTitle);
        title.Should().EndWith("🔥…");
    }

    private static IncidentToBe Declared(ReceivedAlert alert) =>
        AlertDeclaration.Of(Source, AlertRouting.AsSourcesSay.Route(Source, alert), alert, null);

    private static ReceivedAlert Alert(string? summary, params (string Name, string Value)[] labels) =>
        new("key", "group", ReceivedStatus.Firing, "Down", summary, null, labels.ToDictionary(l => l.Name, l => l.Value),
            Severities.Of(labels.FirstOrDefault(l => l.Name == "severity").Value));
}
