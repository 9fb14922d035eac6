using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Escalation;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Reaching people: pages, and their answers.</summary>
internal static class PersonPages
{
    public static Command List(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("pages", "List the pages of an incident.") { incident }.Does(shell, async run =>
        {
            var id = await run.IncidentId(incident);
            var pages = await Pages.All(cursor => run.Escalation.ListPages(id, cursor: cursor, cancellation: run.Cancellation));
            run.Show(pages, all => all.Aggregate(
                new Listing("Nobody was paged.", "page", "person", "reason", "state", "requested"),
                (table, p) => table.Row(p.Id.ToString(), p.Person, p.Reason, p.State, Printable.Of(p.RequestedAt))).Rendered);
        });
    }

    public static Command Page(Shell shell)
    {
        var incident = Arguments.Incident();
        var person = Arguments.Person();
        var reason = Arguments.Reason();
        return new Command("page", "Page a person.") { incident, person, reason }.Does(shell, async run =>
            run.Done($"{run.Value(person)} is paged.", await run.Escalation.Page(
                await run.IncidentId(incident), new PagePerson(run.Value(person), run.Value(reason)!), run.Cancellation)));
    }

    public static Command Acknowledge(Shell shell)
    {
        var page = new Argument<Guid>("page") { Description = "The page (incidentctl pages lists them)." };
        return new Command("acknowledge", "Acknowledge a page that was sent to you.") { page }.Does(shell, async run =>
            run.Done("Acknowledged.", await run.Escalation.AcknowledgePage(run.Value(page), run.Cancellation)));
    }

    public static Command Refuse(Shell shell)
    {
        var page = new Argument<Guid>("page") { Description = "The page (incidentctl pages lists them)." };
        var reason = Arguments.Reason();
        return new Command("refuse", "Decline a page that was sent to you: the next person is paged.") { page, reason }.Does(shell, async run =>
            run.Done("Declined.", await run.Escalation.RefusePage(run.Value(page), new Because(run.Value(reason)!), run.Cancellation)));
    }
}
