using System.CommandLine;
using IncidentPlatform.Cli.Running;

namespace IncidentPlatform.Cli.Commands;

internal static class Retitle
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var title = new Argument<string>("title") { Description = "The new title." };
        return new Command("retitle", "Give an incident another title.") { incident, title }.Does(shell, async run =>
            run.Done("Retitled.", await run.Incidents.Retitle(run.Value(incident), new Client.Incidents.Retitle(run.Value(title)), run.Cancellation)));
    }
}
