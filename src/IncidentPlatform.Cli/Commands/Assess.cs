using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Cli.Commands;

internal static class Assess
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var services = new Option<string[]?>("--service") { Description = "An affected service; may be given more than once." };
        var customers = new Option<int?>("--customers") { Description = "Customers affected." };
        var percent = new Option<decimal?>("--customers-percent") { Description = "Share of all customers, 0 to 100." };
        var revenue = new Option<decimal?>("--revenue-loss") { Description = "Estimated revenue lost." };
        var currency = new Option<string>("--currency") { Description = "ISO 4217 code.", DefaultValueFactory = _ => "USD" };
        var slaRisk = new Option<string?>("--sla-risk") { Description = "none, low, medium, high or breached." };
        var slaBreaches = new Option<int?>("--sla-breaches") { Description = "Customers whose SLA is breached." };
        var symptoms = new Option<string?>("--symptoms") { Description = "What customers see." };
        var hypothesis = new Option<string?>("--hypothesis") { Description = "The suspected cause." };
        var confirmed = new Option<bool?>("--confirmed") { Description = "Whether the hypothesis is confirmed." };
        var eta = new Option<string?>("--eta") { Description = "When it should be resolved: a time, or +45m." };
        var confidence = new Option<string?>("--confidence") { Description = "low, medium or high." };
        var occurredAt = Arguments.OccurredAt();
        return new Command("assess", "Record what is known of scope, impact, cause and time.")
        {
            incident, services, customers, percent, revenue, currency, slaRisk, slaBreaches, symptoms, hypothesis, confirmed, eta, confidence, occurredAt,
        }.Does(shell, async run => run.Done("Assessed.", await run.Incidents.Assess(
            run.Value(incident),
            new RecordAssessment(
                run.Value(services) is { Length: > 0 } given ? given : null,
                run.Value(customers),
                run.Value(percent),
                run.Value(revenue) is { } loss ? new Money(loss, run.Value(currency)!) : null,
                run.Value(slaRisk),
                run.Value(slaBreaches),
                run.Value(symptoms),
                run.Value(hypothesis),
                run.Value(confirmed),
                run.Time(eta),
                run.Value(confidence),
                run.Time(occurredAt)),
            run.Cancellation)));
    }
}
