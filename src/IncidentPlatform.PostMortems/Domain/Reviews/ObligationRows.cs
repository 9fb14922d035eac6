using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

public enum ObligationOutcome
{
    /// <summary>Nothing is recorded yet.</summary>
    Open,
    Met,
    Missed,

    /// <summary>Missed, and done later.</summary>
    MetLate,
    Waived,

    /// <summary>Something happened after which it is owed no more.</summary>
    NoLongerOwed,
}

/// <summary>One thing that was owed.</summary>
/// <param name="Margin">How long before it was due it was met; negative where it came late; null where it was not met.</param>
/// <param name="Cites">The facts that opened it and say how it went.</param>
public sealed record ObligationRow(
    Guid ObligationId, string Obligation, string OwedBy, DateTimeOffset Due, ObligationOutcome Outcome, TimeSpan? Margin, IReadOnlyList<Citation> Cites);

/// <summary>What was owed, met, missed and by how much, from the facts of the ledger.</summary>
internal static class ObligationRows
{
    public static IReadOnlyList<ObligationRow> Of(Story story)
    {
        Dictionary<Guid, ObligationRow> rows = [];
        foreach (var fact in story.Facts)
        {
            if (fact.Data is ObligationOpened o)
                rows[o.ObligationId] = new(o.ObligationId, o.Obligation, o.OwedBy, o.Due, ObligationOutcome.Open, null, [fact.Cite]);
            else if (Outcome(fact.Data) is { } outcome)
                rows[outcome.Id] = Apply(rows.GetValueOrDefault(outcome.Id) ?? Unopened(outcome), outcome, fact.Cite);
        }

        return [.. rows.Values.OrderBy(r => r.Cites[0].Version)];
    }

    private sealed record OutcomeFact(Guid Id, string Obligation, DateTimeOffset? Due, DateTimeOffset? MetAt, ObligationOutcome Outcome);

    private static OutcomeFact? Outcome(object data) => data switch
    {
        ObligationMet m => new(m.ObligationId, m.Obligation, m.Due, m.MetAt, m.MetAt <= m.Due ? ObligationOutcome.Met : ObligationOutcome.MetLate),
        ObligationRuledMet m => new(m.ObligationId, m.Obligation, m.Due, m.MetAt, ObligationOutcome.Met),
        ObligationMissed m => new(m.ObligationId, m.Obligation, m.Due, null, ObligationOutcome.Missed),
        ObligationExtended e => new(e.ObligationId, e.Obligation, e.Due, null, ObligationOutcome.Open),
        ObligationWaived w => new(w.ObligationId, w.Obligation, null, null, ObligationOutcome.Waived),
        ObligationCancelled c => new(c.ObligationId, c.Obligation, null, null, ObligationOutcome.NoLongerOwed),
        _ => null,
    };

    private static ObligationRow Apply(ObligationRow row, OutcomeFact fact, Citation cite)
    {
        var due = fact.Due ?? row.Due;
        var outcome = fact.Outcome switch
        {
            // What was met stays met when a miss arrives late; what is decided already is not cancelled.
            ObligationOutcome.Missed when row.Outcome is ObligationOutcome.Met or ObligationOutcome.MetLate => row.Outcome,
            ObligationOutcome.NoLongerOwed when row.Outcome != ObligationOutcome.Open => row.Outcome,
            _ => fact.Outcome,
        };
        return row with { Due = due, Outcome = outcome, Margin = fact.MetAt is { } met ? due - met : row.Margin, Cites = [.. row.Cites, cite] };
    }

    private static ObligationRow Unopened(OutcomeFact fact) =>
        new(fact.Id, fact.Obligation, "not recorded", fact.Due ?? DateTimeOffset.UnixEpoch, ObligationOutcome.Open, null, []);
}
