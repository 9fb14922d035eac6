using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Cli.Commands;

internal static class Declare
{
    public static Command Command(Shell shell)
    {
        var title = new Argument<string>("title") { Description = "Short title." };
        var severity = new Option<string>("--severity", "-s") { Description = "P1 to P4.", DefaultValueFactory = _ => "P1" };
        var services = new Option<string[]>("--service") { Description = "An affected service; may be given more than once.", DefaultValueFactory = _ => [] };
        var summary = new Option<string?>("--summary") { Description = "What is known, in a few sentences." };
        var mode = new Option<string?>("--mode") { Description = "live, test, retrospective or drill." };
        var impact = new Option<string?>("--impact-started-at") { Description = "When customers were first hit." };
        var trigger = new Option<string?>("--trigger") { Description = "person, alert, customer-impact or executive-escalation." };
        var reference = new Option<string?>("--trigger-reference") { Description = "For an alert: its id, or its name and source; you where it is left out." };
        var customers = new Option<int?>("--customers") { Description = "For customer-impact: how many customers are hit." };
        var detectedBy = new Option<string?>("--detected-by") { Description = "For customer-impact: what found it." };
        var receivedBy = new Option<string?>("--received-by") { Description = "For executive-escalation: person id of who received it." };
        var from = new Option<string?>("--from") { Description = "For executive-escalation: who it came from." };
        var said = new Option<string?>("--said") { Description = "For executive-escalation: what they said." };
        var pack = new Option<string?>("--pack") { Description = "Policy pack that it runs by; default where it is left out." };
        var type = new Option<string?>("--type") { Description = "What kind of incident it is." };
        var fields = new Option<string[]>("--field") { Description = "A custom field, name=value; may be given more than once.", DefaultValueFactory = _ => [] };
        var restricted = new Option<bool>("--restricted") { Description = "A security incident: only its named people know of it, from the first fact on." };
        return new Command("declare", "Declare an incident.")
        {
            title, severity, services, summary, mode, impact, trigger, reference, customers, detectedBy, receivedBy, from, said, type, fields, pack, restricted,
        }.Does(shell, async run =>
        {
            var answer = await run.Incidents.Declare(
                new DeclareIncident(run.Value(title), run.Value(severity)!, run.Value(services)!, run.Value(summary), run.Value(mode), run.Time(impact),
                    run.Value(trigger), run.Value(reference),
                    run.Value(customers) is { } hit ? new CustomerImpactDetected(hit, run.Value(services)!, run.Value(detectedBy) ?? "") : null,
                    run.Value(receivedBy) is { } receiver ? new ExecutiveEscalationReceived(receiver, run.Value(from) ?? "", run.Value(said) ?? "") : null,
                    Type: run.Value(type), Fields: run.Value(fields) is { Length: > 0 } given ? Fields.Parse(given) : null, Pack: run.Value(pack), Restricted: run.Value(restricted)),
                run.Cancellation);
            if (run.Json)
            {
                run.ShowJson(answer);
                return;
            }

            var incident = await run.Incidents.Get(answer.Id.ToString(), run.Cancellation);
            run.Say($"Declared {incident.Number}, {incident.Severity}: {incident.Title}");
        });
    }
}
