using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Cli.Commands;

internal static class Correct
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var fact = new Argument<Guid>("fact") { Description = "Id of the fact that was wrong (timeline --json shows ids)." };
        var reason = Arguments.Reason();
        var occurredAt = new Option<string?>("--occurred-at") { Description = "When it really was true." };
        var text = new Option<string?>("--text") { Description = "What it should have said." };
        return new Command("correct", "Correct an earlier fact: views take the correction, decisions made on it stand.") { incident, fact, reason, occurredAt, text }
            .Does(shell, async run => run.Done("Corrected.", await run.Incidents.Correct(
                run.Value(incident), new FactCorrected(run.Value(fact), run.Value(reason)!, run.Time(occurredAt), run.Value(text)), run.Cancellation)));
    }
}
