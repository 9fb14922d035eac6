using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

internal static class Merge
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var others = new Argument<string[]>("others") { Description = "The incidents to merge into it.", Arity = ArgumentArity.OneOrMore };
        var reason = Arguments.Reason();
        return new Command("merge", "Merge other incidents into one that goes on.") { incident, others, reason }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done($"Carried on in {seen.Number}.", await run.Incidents.Merge(
                seen.Number, seen.ETag, new MergeIncidents(run.Value(others)!, run.Value(reason)!), run.Cancellation));
        });
    }
}
