using System.CommandLine;
using IncidentPlatform.Cli.Running;
using Spectre.Console;

namespace IncidentPlatform.Cli.Commands;

internal static class OnCall
{
    public static Command Command(Shell shell)
    {
        var at = new Option<string?>("--at") { Description = "At that time; now where it is left out." };
        return new Command("on-call", "Show who is on call.") { at }.Does(shell, async run =>
            run.Show(await run.Escalation.GetOnCall(run.Time(at), run.Cancellation), onCall => new Rows(
                onCall.Shifts.Aggregate(
                    new Listing("Nobody is on call.", "duty", "person", "from", "to"),
                    (table, s) => table.Row(s.Duty, s.Person, Printable.Of(s.From), Printable.Of(s.To))).Rendered,
                onCall.Gaps is { Count: > 0 } gaps
                    ? new Text(Printable.Of($"Nobody has {string.Join(", ", gaps)}.") + Environment.NewLine, new Style(Color.Red))
                    : Text.Empty)));
    }
}
