using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Impact;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Impact;

/// <summary>The impact is to be computed again.</summary>
/// <param name="After">The computation that the passing of time is to be told after; a later one has seen it already.</param>
public sealed record RecomputeImpact(ImpactReason Because, Guid? After = null)
{
    public const string Kind = "recompute-impact";

    /// <summary>Least time between two computations that follow from nothing but time: sixteen in eight hours.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(30);

    /// <summary>An SLA is breached when more is used up than is allowed, not when all of it is.</summary>
    private static readonly TimeSpan Beyond = TimeSpan.FromSeconds(1);

    /// <summary>When a fact asks for it: at once where scope or course changed, and when the next SLA is about to be breached.</summary>
    public static IEnumerable<Due> With(Fact fact, Incident incident)
    {
        if (fact.Data is ImpactRecomputed { NextBreachAt: { } breach } last)
        {
            var least = fact.RecordedAt + (last.Because == ImpactReason.TimePassed ? Least : TimeSpan.Zero);
            var at = breach + Beyond > least ? breach + Beyond : least;
            yield return new Due(Kind, new RecomputeImpact(ImpactReason.TimePassed, fact.Id), at) { EvenInDrill = true };
        }
        else if (ReasonOf(fact.Data, incident) is { } reason)
        {
            yield return new Due(Kind, new RecomputeImpact(reason), fact.RecordedAt) { EvenInDrill = true };
        }
    }

    private static ImpactReason? ReasonOf(object fact, Incident incident) => fact switch
    {
        IncidentDeclared => ImpactReason.Declared,
        IncidentResolved => ImpactReason.Resolved,
        IncidentReopened => ImpactReason.Reopened,
        SlaExceptionGranted => ImpactReason.ExceptionGranted,
        AssessmentRecorded when incident.Impact is null => ImpactReason.ScopeChanged,
        not ImpactRecomputed when incident.Impact is { } known && !known.Services.SequenceEqual(incident.Services) => ImpactReason.ScopeChanged,
        _ => null,
    };
}

/// <summary>Computes the impact outside of any transaction, because it may read many customers, and records it under the lock where it is news.</summary>
public sealed class RecomputeImpactEffect(ImpactReader reader) : IEffect<RecomputeImpact>
{
    public async Task<EffectOutcome> Perform(RecomputeImpact payload, EffectCall call, CancellationToken ct)
    {
        if (await call.Query.LoadAsync<Incident>(call.StreamId, ct) is not { } incident
            || (payload.Because == ImpactReason.TimePassed && incident.ImpactFact != payload.After))
        {
            return EffectOutcome.Nothing;
        }

        return await reader.Computed(incident, call.Query, call.Now, payload.Because, ct) is { } computed
            ? EffectOutcome.Done<Incident>((state, _) => state is null ? Decision.Nothing : Impacting.Recompute(state, computed))
            : EffectOutcome.Nothing;
    }
}
