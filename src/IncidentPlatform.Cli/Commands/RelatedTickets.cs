using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Tickets that may be the incident coming back.</summary>
internal static class RelatedTickets
{
    public static Command Command(Shell shell) => new("related-tickets", "List, report, confirm or dismiss tickets that may be a recurrence.")
    {
        List(shell), Report(shell), Confirm(shell), Dismiss(shell),
    };

    private static Command List(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("list", "List them, and what became of each.") { incident }.Does(shell, async run =>
            run.Show(await run.Incidents.ListRelatedTickets(run.Value(incident), run.Cancellation), all => all.RelatedTickets.Aggregate(
                new Listing("No ticket was reported.", "report", "ticket", "standing", "what", "because"),
                (table, t) => table.Row(t.Id.ToString(), t.Ticket, t.Standing, t.Summary, t.Because)).Rendered));
    }

    private static Command Report(Shell shell)
    {
        var (incident, summary) = (Arguments.Incident(), Arguments.Words("summary"));
        var ticket = new Option<string>("--ticket") { Description = "The ticket as the help desk names it.", Required = true };
        var link = new Option<string?>("--link") { Description = "Where." };
        return new Command("report", "Report one.") { incident, summary, ticket, link }.Does(shell, async run =>
            run.Done("Reported.", await run.Incidents.ReportRelatedTicket(
                run.Value(incident), new ReportRelatedTicket(run.Value(ticket)!, await run.Text(summary), run.Value(link)), run.Cancellation)));
    }

    private static Command Confirm(Shell shell)
    {
        var incident = Arguments.Incident();
        var report = new Argument<Guid>("report") { Description = "The report (related-tickets list shows ids)." };
        var reason = new Option<string?>("--reason") { Description = "Why it is a recurrence." };
        return new Command("confirm", "Confirm that one is a recurrence, which reopens the incident.") { incident, report, reason }.Does(shell, async run =>
            run.Done("Reopened.", await run.Incidents.ConfirmRelatedTicket(
                run.Value(incident), run.Value(report), new ConfirmRelatedTicket(run.Value(reason)), run.Cancellation)));
    }

    private static Command Dismiss(Shell shell)
    {
        var (incident, reason) = (Arguments.Incident(), Arguments.Reason());
        var reports = new Argument<Guid[]>("reports") { Description = "The reports (related-tickets list shows ids).", Arity = ArgumentArity.OneOrMore };
        return new Command("dismiss", "Dismiss those that are no recurrence.") { incident, reports, reason }.Does(shell, async run =>
            run.Done("Dismissed.", await run.Incidents.DismissRelatedTickets(
                run.Value(incident), new DismissRelatedTickets(run.Value(reports), run.Value(reason)!), run.Cancellation)));
    }
}
