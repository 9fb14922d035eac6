using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

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
        var trigger = new Option<string?>("--trigger") { Description = "person, customer-impact or executive-escalation." };
        var reference = new Option<string?>("--trigger-reference") { Description = "What the trigger refers to; you where it is left out." };
        var restricted = new Option<bool>("--restricted") { Description = "A security incident: only its named people know of it, from the first fact on." };
        return new Command("declare", "Declare an incident.") { title, severity, services, summary, mode, impact, trigger, reference, restricted }.Does(shell, async run =>
        {
            var answer = await run.Incidents.Declare(
                new DeclareIncident(run.Value(title), run.Value(severity)!, run.Value(services)!, run.Value(summary), run.Value(mode), run.Time(impact),
                    run.Value(trigger), run.Value(reference), run.Value(restricted)),
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
