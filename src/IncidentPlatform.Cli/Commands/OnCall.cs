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
                onCall.Holders.Aggregate(
                    new Listing("Nobody is on call.", "duty", "person", "name", "from", "to"),
                    (table, s) => table.Row(s.Duty, s.Person, s.Name, Printable.Of(s.From), Printable.Of(s.To))).Rendered,
                onCall.Gaps.Count == 0
                    ? Text.Empty
                    : onCall.Gaps.Aggregate(
                        new Listing("", "nobody has", "from", "to"),
                        (table, gap) => table.Row(gap.Duty, Printable.Of(gap.From), Printable.Of(gap.To))).Rendered)));
    }
}
