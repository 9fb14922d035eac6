using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Cli.Commands;

internal static class Eta
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var at = new Argument<string>("at") { Description = "When it should be resolved: a time, or +45m." };
        var confidence = new Option<string>("--confidence") { Description = "low, medium or high.", DefaultValueFactory = _ => "medium" };
        return new Command("eta", "Say when it should be resolved.") { incident, at, confidence }.Does(shell, async run =>
            run.Done("Recorded.", await run.Incidents.GiveEta(
                run.Value(incident), new EtaGiven(run.Time(run.Value(at)), run.Value(confidence)!), run.Cancellation)));
    }
}
