using IncidentPlatform.Contracts;
using IncidentPlatform.Kernel;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using Said = IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.PostMortems.Publishing;

/// <summary>What leaves the service: outcomes that a timeline would show, never what people wrote.</summary>
public static class Publishing
{
    public static object? From(Guid incidentId, Fact fact, ReviewFile file) => Outcome(fact.Data) is { } outcome
        ? new ReportedFact(
            fact.Id, incidentId, outcome.GetType().Name, Origins.PostMortems, fact.OccurredAt,
            new FactActor(Name(fact.Actor.Kind), fact.Actor.Id), fact.Cause, fact.Hops, Wire.ToData(outcome))
        : null;

    private static object? Outcome(object data) => data switch
    {
        ReviewScheduled f => new Said.ReviewScheduled(f.ReviewId, f.At, f.Place),
        ReviewPublished f => new Said.ReviewPublished(f.ReviewId, Name(f.Distribution), f.StreamVersion, f.ContentHash, f.Url),
        ActionItemOpened f => new Said.ActionItemOpened(f.ActionItemId, f.Action, f.Owner, f.Due, Name(f.Priority)),
        ActionItemCompleted f => new Said.ActionItemCompleted(f.ActionItemId),
        _ => null,
    };

    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
