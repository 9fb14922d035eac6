using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What happens at night is handed to the day team in the morning.</summary>
public static class HandingToDay
{
    /// <summary>Tickets that one fact names.</summary>
    public const int MostTickets = 200;

    /// <summary>What a declaration at that time says of it; null within business hours.</summary>
    public static DeclaredAfterHours? Night(string calendar, BusinessHours hours, DateTimeOffset at) =>
        hours.IsOpen(at) ? null : new DeclaredAfterHours(calendar, hours.NextOpening(at));

    /// <summary>Business hours begin: the day team is asked to take over what is still open and nobody has handed over.</summary>
    public static Decision Begin(Incident incident) =>
        incident is { IsOver: false, DayTeam: null, AfterHours: { DueAt: null } night }
            ? Decision.Record(new DayHandOverDue(night.Calendar, incident.Work.Count(w => w.DoneAt is null), incident.RelatedTickets.Count))
            : Decision.Nothing;

    public static Decision HandOver(HandedToDayTeam handed, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if (handed.Tickets.Count > MostTickets)
        {
            return Refusals.Invalid("too-many-tickets", $"One hand-over names at most {MostTickets} tickets.", "Hand the rest over with another.");
        }

        return (Refusals.Missing("to", handed.To) ?? Refusals.InTheFuture(occurredAt, now)) is { } refused
            ? refused
            : Decision.Record(new NewFact(handed with { Tickets = [.. handed.Tickets.Distinct()] }, occurredAt));
    }

    /// <summary>Somebody took a step of a runbook, or left it out.</summary>
    public static Decision TakeStep(RunbookStepTaken step, DateTimeOffset? occurredAt, DateTimeOffset now) =>
        (Refusals.Missing("runbook", step.Runbook) ?? Refusals.Missing("step", step.Step) ?? Refusals.InTheFuture(occurredAt, now)) is { } refused
            ? refused
            : Decision.Record(new NewFact(step, occurredAt));
}
