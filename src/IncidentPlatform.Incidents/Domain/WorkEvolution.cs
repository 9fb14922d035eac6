using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What facts of work make of an incident: open work in the commander's order, then the latest of what is done.</summary>
internal static class WorkEvolution
{
    /// <summary>Older work that is done stays on the stream and leaves the state.</summary>
    private const int MostDone = 100;

    internal static Incident Evolve(Incident incident, Fact fact) => incident with
    {
        Work = fact.Data switch
        {
            WorkAssigned e when incident.Work.Any(w => w.Id == e.WorkId) =>
                [.. incident.Work.Select(w => w.Id == e.WorkId ? w with { Kind = e.Kind, Assignee = e.Assignee, AssignedAt = fact.RecordedAt } : w)],
            WorkAssigned e => [.. Open(incident), new WorkItem(e.WorkId, e.What, e.Kind, e.Assignee, fact.RecordedAt), .. Done(incident)],
            WorkOrdered e => [.. Open(incident).OrderBy(w => e.Order.Contains(w.Id) ? e.Order.IndexOf(w.Id) : e.Order.Count), .. Done(incident)],
            WorkDone e =>
            [
                .. Open(incident).Where(w => w.Id != e.WorkId),
                .. Open(incident).Where(w => w.Id == e.WorkId).Select(w => w with { DoneAt = fact.RecordedAt, Outcome = e.Outcome })
                    .Concat(Done(incident)).Take(MostDone),
            ],
            _ => incident.Work,
        },
    };

    private static IEnumerable<WorkItem> Open(Incident incident) => incident.Work.Where(w => w.DoneAt is null);

    private static IEnumerable<WorkItem> Done(Incident incident) => incident.Work.Where(w => w.DoneAt is not null);

    private static int IndexOf(this IReadOnlyList<Guid> order, Guid work)
    {
        var at = 0;
        while (order[at] != work)
        {
            at++;
        }

        return at;
    }
}
