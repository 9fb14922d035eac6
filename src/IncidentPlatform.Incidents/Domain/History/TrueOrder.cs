using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>
/// Facts in the order in which they were true: by occurredAt after corrections. What a fact presupposes cannot be later than the fact
/// (a fix that was deployed at 02:30 had been proposed by then, whenever that was written down), nothing is true of an incident before
/// it is declared, the first policy and the first commander are there from then on, and an incident that is linked no more is commanded.
/// </summary>
internal static class TrueOrder
{
    /// <returns>The facts, with both times set to when they were true.</returns>
    public static IReadOnlyList<Fact> Of(IReadOnlyList<Fact> known)
    {
        var corrections = Corrections.Among(known);
        var facts = known.Select(f => f.As(corrections.GetValueOrDefault(f.Id))).ToArray();
        var times = TimesOf(facts);
        return [.. facts.Select((f, i) => f with { OccurredAt = times[i], RecordedAt = times[i] }).OrderBy(f => f.OccurredAt).ThenBy(f => f.Version)];
    }

    private static DateTimeOffset[] TimesOf(Fact[] facts)
    {
        var times = facts.Select(f => f.OccurredAt).ToArray();
        var presupposed = Presupposed(facts);
        for (var later = facts.Length - 1; later >= 0; later--)
        {
            foreach (var earlier in presupposed[later].Where(earlier => times[later] < times[earlier]))
            {
                times[earlier] = times[later];
            }
        }

        for (var i = 1; i < facts.Length; i++)
        {
            if (facts[i].Data is RoleAssigned { Role: IncidentRoles.Commander } && facts[i - 1].Data is Unlinked)
            {
                times[i] = times[i - 1];
            }
        }

        if (First(f => f is IncidentDeclared) is not { } declaration)
        {
            return times;
        }

        foreach (var from in new[] { First(f => f is PolicyAdopted), First(f => f is RoleAssigned { Role: IncidentRoles.Commander }) }.OfType<int>())
        {
            times[from] = times[declaration];
        }

        return [.. times.Select(t => t > times[declaration] ? t : times[declaration])];

        int? First(Func<object, bool> isIt) => Array.FindIndex(facts, f => isIt(f.Data)) is var at and >= 0 ? at : null;
    }

    /// <summary>For each fact the places of those that it cannot do without, as far as they are there.</summary>
    private static IReadOnlyList<int>[] Presupposed(Fact[] facts)
    {
        var places = new Dictionary<object, int>();
        var needs = new IReadOnlyList<int>[facts.Length];
        for (var i = 0; i < facts.Length; i++)
        {
            needs[i] = [.. Needs(facts[i].Data).Where(places.ContainsKey).Select(need => places[need])];
            if (Gives(facts[i]) is { } given)
            {
                places[given] = i;
            }
        }

        return needs;
    }

    /// <summary>What may follow from a fact.</summary>
    private static object? Gives(Fact fact) => fact.Data switch
    {
        FixProposed e => (nameof(FixProposed), e.FixId),
        FixDeployed e => (nameof(FixDeployed), e.FixId),
        HandOverProposed e => (nameof(HandOverProposed), e.Role),
        IncidentResolved => nameof(IncidentResolved),
        HypothesisStated or RelatedTicketReported => fact.Id,
        FactPinned e => (nameof(FactPinned), e.FactId),
        LinkedUnderRoot => nameof(LinkedUnderRoot),
        CascadeJoined e => (nameof(CascadeJoined), e.IncidentId),
        WorkAssigned e => (nameof(WorkAssigned), e.WorkId),
        CompensationRequested e => (nameof(CompensationRequested), e.CompensationId),
        _ => null,
    };

    private static IEnumerable<object> Needs(object fact) => fact switch
    {
        FixValidated e => [(nameof(FixProposed), e.FixId)],
        FixDeployed e => [(nameof(FixProposed), e.FixId)],
        FixReverted e => [(nameof(FixProposed), e.FixId), (nameof(FixDeployed), e.FixId)],
        HandOverAcknowledged e => [(nameof(HandOverProposed), e.Role)],
        AllClearDeclared or IncidentReopened => [nameof(IncidentResolved)],
        HypothesisConfirmed e => [e.HypothesisId],
        HypothesisDropped e => [e.HypothesisId],
        RelatedTicketsDismissed e => e.Reports.Cast<object>(),
        RecurrenceDetected { RelatedTicket: { } report } => [report],
        FactUnpinned e => [(nameof(FactPinned), e.FactId)],
        Unlinked => [nameof(LinkedUnderRoot)],
        CascadeLeft e => [(nameof(CascadeJoined), e.IncidentId)],
        WorkAssigned e => [(nameof(WorkAssigned), e.WorkId)],
        WorkDone e => [(nameof(WorkAssigned), e.WorkId)],
        CompensationAuthorized { CompensationId: { } id } => [(nameof(CompensationRequested), id)],
        _ => [],
    };
}
