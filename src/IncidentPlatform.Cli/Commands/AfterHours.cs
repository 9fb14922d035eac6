using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;
using Spectre.Console;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Known situations, runbooks, and the hand-over to the day team.</summary>
internal static class AfterHours
{
    public static Command Scenarios(Shell shell)
    {
        var incident = Arguments.Incident();
        var name = new Argument<string>("name") { Description = "Name of the scenario." };
        return new Command("scenarios", "See which known situations an incident looks like, and apply one.")
        {
            new Command("list", "List what matches, and the runbooks of the services.") { incident }.Does(shell, async run =>
                run.Show(await run.Incidents.GetScenarios(run.Value(incident), run.Cancellation), Render)),
            new Command("apply", "Assign its roles, call its webhook, draft its first message.") { incident, name }.Does(shell, async run =>
            {
                var seen = await run.Incident(incident);
                run.Done("Applied.", await run.Incidents.ApplyScenario(seen.Number, run.Value(name), seen.ETag, run.Cancellation));
            }),
        };
    }

    public static Command RunbookStep(Shell shell)
    {
        var incident = Arguments.Incident();
        var runbook = new Argument<string>("runbook") { Description = "Title of the runbook." };
        var step = Arguments.Words("step");
        var outcome = new Option<string>("--outcome") { Description = "worked, failed or skipped.", DefaultValueFactory = _ => "worked" };
        var note = new Option<string?>("--note") { Description = "What came of it." };
        var occurredAt = Arguments.OccurredAt();
        return new Command("runbook-step", "Record a step of a runbook.") { incident, runbook, step, outcome, note, occurredAt }.Does(shell, async run =>
            run.Done("Recorded.", await run.Incidents.TakeRunbookStep(
                run.Value(incident),
                new TakeRunbookStep(run.Value(runbook), await run.Text(step), run.Value(outcome)!, run.Value(note), OccurredAt: run.Time(occurredAt)), run.Cancellation)));
    }

    public static Command DayHandOver(Shell shell)
    {
        var incident = Arguments.Incident();
        var to = new Option<string?>("--to") { Description = "Hand it to this person or team; without it the summary is shown." };
        var tickets = new Option<string[]>("--ticket") { Description = "A ticket that goes with it.", DefaultValueFactory = _ => [] };
        var note = new Option<string?>("--note") { Description = "What else they have to know." };
        return new Command("day-hand-over", "Show what the day team has to know, or hand the incident over.") { incident, to, tickets, note }.Does(shell, async run =>
        {
            if (run.Value(to) is { } team)
                run.Done("Handed over.", await run.Incidents.HandToDayTeam(run.Value(incident), new HandToDayTeam(team, run.Value(tickets), run.Value(note)), run.Cancellation));
            else
                run.Show(await run.Incidents.GetDayHandOver(run.Value(incident), run.Cancellation), Render);
        });
    }

    private static Rows Render(ScenariosOfIncident of) => new(
        of.Scenarios.Aggregate(
            new Listing("It looks like no known situation.", "scenario", "applied", "runbook", "description"),
            (table, s) => table.Row(s.Name, s.Applied ? "yes" : "", s.Runbook?.Url ?? "", s.Description ?? "")).Rendered,
        of.Runbooks.Aggregate(
            new Listing("No runbook is known.", "service", "runbook", "where"), (table, r) => table.Row(r.Service, r.Title, r.Url)).Rendered);

    private static Rows Render(DayHandOver of) => new(
        Listing.Details(
            ("incident", of.Number), ("title", of.Title), ("status", $"{of.Severity}, {of.Status}"), ("commander", of.Commander), ("handed to", of.HandedTo?.To),
            ("tickets waiting", string.Join(", ", of.WaitingTickets.Values)), ("tickets handed over", string.Join(", ", of.HandedTickets))),
        of.OpenWork.Aggregate(new Listing("No work is open.", "work", "assignee", "what"), (table, w) => table.Row(w.Id.ToString(), w.Assignee, w.What)).Rendered,
        of.RunbookSteps.Aggregate(
            new Listing("No step of a runbook was taken.", "at", "runbook", "outcome", "step"), (table, s) => table.Row(Printable.Of(s.At), s.Runbook, s.Outcome, s.Taken)).Rendered);
}
