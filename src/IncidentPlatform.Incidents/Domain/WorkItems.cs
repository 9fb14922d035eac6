using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Work for people and teams: anyone who acts on the incident assigns it and reports it done; what comes first is the commander's to say.</summary>
public static class WorkItems
{
    /// <summary>Open work that one incident may have; more is for a ticket system.</summary>
    public const int MostOpen = 200;

    /// <summary>Longest description of one piece of work.</summary>
    public const int LongestWhat = 300;

    public static Decision Assign(Incident incident, WorkAssigned work)
    {
        if (incident.Work.Any(w => w.Id == work.WorkId))
        {
            return Decision.Nothing;
        }

        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (work.What.Length > LongestWhat)
        {
            return Refusals.Invalid("text-too-long", $"what has at most {LongestWhat} characters.", "Say it shorter; put the rest into a note.");
        }

        if (incident.Work.Count(w => w.DoneAt is null) >= MostOpen)
        {
            return new Rejection("too-much-work", $"{MostOpen} pieces of work are open.", "Report what is done, or put several together.");
        }

        return (Refusals.Missing("what", work.What) ?? Refusals.Missing("assignee", work.Assignee)) is { } missing ? missing : Decision.Record(work);
    }

    public static Decision Reassign(Incident incident, Guid work, AssigneeKind kind, string assignee)
    {
        if (Find(incident, work) is not { } item)
        {
            return Unknown(work);
        }

        if (item.DoneAt is not null)
        {
            return new Rejection("work-done", "The work is done.", "Assign what is still to be done as new work.");
        }

        if ((item.Kind, item.Assignee) == (kind, assignee))
        {
            return Decision.Nothing;
        }

        return (incident.IsOver ? Refusals.Over(incident) : Refusals.Missing("assignee", assignee)) is { } refused
            ? refused
            : Decision.Record(new WorkAssigned(work, item.What, kind, assignee, Replaces: item.Assignee));
    }

    /// <param name="first">What comes first, most urgent first; what is left out follows in the order it had.</param>
    public static Decision Order(Incident incident, IReadOnlyList<Guid> first, Actor by)
    {
        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (!by.IsPerson(incident.Commander))
        {
            return Refusals.OnlyCommander(incident, "says what work comes first");
        }

        List<Guid> open = [.. incident.Work.Where(w => w.DoneAt is null).Select(w => w.Id)];
        if (first.FirstOrDefault(id => !open.Contains(id)) is var unknown && unknown != default)
        {
            return Unknown(unknown);
        }

        List<Guid> order = [.. first.Union(open)];
        return order.SequenceEqual(open) ? Decision.Nothing : Decision.Record(new WorkOrdered(order));
    }

    public static Decision Complete(Incident incident, Guid work, string? outcome, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if (Find(incident, work) is not { } item)
        {
            return Unknown(work);
        }

        if (item.DoneAt is not null)
        {
            return Decision.Nothing;
        }

        return Refusals.InTheFuture(occurredAt, now) is { } refused ? refused : Decision.Record(new NewFact(new WorkDone(work, outcome), occurredAt));
    }

    /// <summary>How things stand technically; the commander is told.</summary>
    public static Decision GiveStatus(Incident incident, string text, DateTimeOffset? occurredAt, DateTimeOffset now) =>
        (Refusals.Missing("text", text) ?? Refusals.InTheFuture(occurredAt, now)) is { } refused
            ? refused
            : Decision.Record(new NewFact(new TechnicalStatusGiven(incident.Commander!, text), occurredAt));

    private static WorkItem? Find(Incident incident, Guid work) => incident.Work.FirstOrDefault(w => w.Id == work);

    private static Rejection Unknown(Guid work) =>
        new("work-unknown", $"There is no open work {work} on this incident.", "List the work of the incident.", RejectionKind.NotFound);
}
