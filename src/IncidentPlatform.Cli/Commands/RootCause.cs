using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

internal static class RootCause
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var description = Arguments.Words("description");
        var factors = new Option<string[]>("--factor") { Description = "What made it worse; may be given more than once.", DefaultValueFactory = _ => [] };
        var occurredAt = Arguments.OccurredAt();
        return new Command("root-cause", "Record the confirmed root cause.") { incident, description, factors, occurredAt }.Does(shell, async run =>
            run.Done("Recorded.", await run.Incidents.IdentifyRootCause(
                run.Value(incident), new IdentifyRootCause(await run.Text(description), run.Value(factors), run.Time(occurredAt)), run.Cancellation)));
    }
}
