using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Client.PostMortems;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Work that reviews ask for.</summary>
internal static class ActionItems
{
    public static Command Command(Shell shell) => new("action-items", "List, open and complete action items.") { List(shell), Open(shell), Complete(shell) };

    private static Command List(Shell shell)
    {
        var incident = new Argument<string?>("incident") { Description = "Only of this incident, by id or number.", Arity = ArgumentArity.ZeroOrOne };
        return new Command("list", "List action items.") { incident }.Does(shell, async run =>
        {
            Guid? of = run.Optional(incident) is { } given ? await run.IncidentId(given) : null;
            var items = await Pages.All(cursor => of is { } id
                ? run.PostMortems.ListActionItemsOf(id, cursor, cancellation: run.Cancellation)
                : run.PostMortems.ListActionItems(cursor, cancellation: run.Cancellation));
            run.Show(items, all => all.Aggregate(
                new Listing("No action items.", "item", "incident", "priority", "state", "owner", "due", "action"),
                (table, i) => table.Row(i.Id.ToString(), i.Number, i.Priority, i.State, i.Owner, Printable.Of(i.Due), i.Action)).Rendered);
        });
    }

    private static Command Open(Shell shell)
    {
        var incident = Arguments.Incident();
        var action = new Argument<string>("action") { Description = "What shall be done." };
        var owner = new Option<string>("--owner") { Description = "Person id.", Required = true };
        var due = new Option<string>("--due") { Description = "By when: a time, or +14d.", Required = true };
        var priority = new Option<string>("--priority") { Description = "high, medium or low.", DefaultValueFactory = _ => "medium" };
        return new Command("open", "Open an action item.") { incident, action, owner, due, priority }.Does(shell, async run =>
            run.Done("Opened.", await run.PostMortems.OpenActionItem(
                await run.IncidentId(incident),
                new OpenActionItem(run.Value(action), run.Value(owner)!, run.Time(run.Value(due)!), run.Value(priority)!),
                run.Cancellation)));
    }

    private static Command Complete(Shell shell)
    {
        var item = new Argument<Guid>("item") { Description = "The action item." };
        return new Command("complete", "Record that an action item is done.") { item }.Does(shell, async run =>
            run.Done("Done.", await run.PostMortems.CompleteActionItem(run.Value(item), run.Cancellation)));
    }
}
