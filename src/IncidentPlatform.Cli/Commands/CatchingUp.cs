using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;
using Spectre.Console;

namespace IncidentPlatform.Cli.Commands;

internal static class CatchingUp
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var since = new Option<string?>("--since") { Description = "A version or a time; since you were last there where it is left out." };
        return new Command("catch-up", "Show what changed since you were last there, who commands, what is open and what is owed next.") { incident, since }
            .Does(shell, async run =>
            {
                var caughtUp = await run.Incidents.CatchUp(run.Value(incident), run.Moment(run.Value(since)), run.Cancellation);
                run.Show(caughtUp, Render);
                await run.Incidents.PutLastLook(run.Value(incident), new LastLook(caughtUp.Now.Version), run.Cancellation);
            });
    }

    private static Rows Render(CatchUp caughtUp) => new(
        Listing.Details(
            ("incident", $"{caughtUp.Now.Number} {caughtUp.Now.Title}"),
            ("stands", $"{caughtUp.Now.Severity}, {caughtUp.Now.Status}, {Printable.Of(caughtUp.Now.Elapsed)}"),
            ("commander", caughtUp.Commander is { } c ? $"{c.Person} since {Printable.Of(c.Since)}{(c.Acknowledged ? "" : ", not acknowledged yet")}" : "nobody"),
            ("since", Since(caughtUp)),
            ("hand-overs", string.Join(", ", caughtUp.Now.HandOvers.Select(h => $"{h.Key} to {h.Value}"))),
            ("fixes waiting", string.Join(", ", caughtUp.OpenFixes.Select(f => $"{f.Description} ({f.Status})")))),
        caughtUp.Owed.Aggregate(
            new Listing("Nothing is owed.", "owed", "by", "due", ""),
            (table, o) => table.Row(o.Obligation, o.OwedBy, Printable.Of(o.Due), o.Missed ? "missed" : "")).Rendered,
        Diff.Changes(caughtUp.Changes),
        Timeline.Table(caughtUp.Facts));

    private static string Since(CatchUp caughtUp) => caughtUp.Because switch
    {
        "beginning" => $"the beginning, {caughtUp.FactCount} facts",
        "last-look" => $"you last looked, {Printable.Of(caughtUp.Since.At)}, {caughtUp.FactCount} facts",
        "last-act" => $"you last did something, {Printable.Of(caughtUp.Since.At)}, {caughtUp.FactCount} facts",
        _ => $"fact {caughtUp.Since.Version}, {caughtUp.FactCount} facts",
    };
}
