using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Work for people and teams.</summary>
internal static class Work
{
    public static Command Command(Shell shell) => new("work", "Assign work, and see what is open.") { List(shell), Assign(shell), Done(shell), First(shell) };

    private static Command List(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("list", "List the work, most urgent first.") { incident }.Does(shell, async run =>
            run.Show(await run.Incidents.GetWork(run.Value(incident), run.Cancellation), of => of.Work.Aggregate(
                new Listing("No work was assigned.", "work", "assignee", "done", "what"),
                (table, w) => table.Row(w.Id.ToString(), w.Kind == "team" ? $"team {w.Assignee}" : w.Assignee, w.DoneAt is null ? "" : Printable.Of(w.DoneAt), w.What)).Rendered));
    }

    private static Command Assign(Shell shell)
    {
        var incident = Arguments.Incident();
        var assignee = new Argument<string>("assignee") { Description = "Person id, or with --team the name of a team." };
        var what = Arguments.Words("what");
        var team = new Option<bool>("--team") { Description = "The assignee is a team." };
        return new Command("assign", "Ask a person or a team to do something.") { incident, assignee, what, team }.Does(shell, async run =>
            run.Done("Assigned.", await run.Incidents.AssignWork(
                run.Value(incident), new AssignWork(await run.Text(what), run.Value(team) ? "team" : "person", run.Value(assignee)), run.Cancellation)));
    }

    private static Command Done(Shell shell)
    {
        var incident = Arguments.Incident();
        var work = new Argument<Guid>("work") { Description = "Id of the work." };
        var outcome = new Option<string?>("--outcome") { Description = "What came of it." };
        return new Command("done", "Report work done.") { incident, work, outcome }.Does(shell, async run =>
            run.Done("Recorded.", await run.Incidents.CompleteWork(
                run.Value(incident), run.Value(work), new CompleteWork(run.Value(outcome)), run.Cancellation)));
    }

    private static Command First(Shell shell)
    {
        var incident = Arguments.Incident();
        var work = new Argument<Guid[]>("work") { Description = "What comes first, most urgent first.", Arity = ArgumentArity.OneOrMore };
        return new Command("first", "Say what work comes first.") { incident, work }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done("Ordered.", await run.Incidents.OrderWork(seen.Number, seen.ETag, new OrderWork(run.Value(work)!), run.Cancellation));
        });
    }
}
