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
        var person = new Argument<string?>("person") { Description = "Person id.", Arity = ArgumentArity.ZeroOrOne };
        var policy = new Option<string?>("--policy") { Description = "An escalation policy instead: it is gone through until somebody acknowledges." };
        var reason = Arguments.Reason();
        return new Command("page", "Page a person, or whoever an escalation policy leads to.") { incident, person, policy, reason }.Does(shell, async run =>
            run.Done($"{run.Value(person) ?? run.Value(policy)} is paged.", await run.Escalation.Page(
                await run.IncidentId(incident), new PagePerson(run.Value(person), run.Value(reason)!, run.Value(policy)), run.Cancellation)));
    }

    public static Command Snooze(Shell shell)
    {
        var page = new Argument<Guid>("page") { Description = "The page (incidentctl pages lists them)." };
        var time = new Option<string>("--for") { Description = "How long, for example 30m; at most 24h.", Required = true };
        return new Command("snooze", "Acknowledge a page for a time: you are asked again then, while the incident is not resolved.") { page, time }.Does(shell, async run =>
            run.Done("Snoozed.", await run.Escalation.SnoozePage(
                run.Value(page),
                new SnoozePage(Durations.Parse(run.Value(time)!) ?? throw new UsageException($"'{run.Value(time)}' is no duration: give one such as 30m.")), run.Cancellation)));
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
