using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Every suspected cause there was, the dropped ones too.</summary>
public static class HypothesesView
{
    /// <param name="Id">The fact that stated it.</param>
    /// <param name="Text">What is suspected, after corrections.</param>
    /// <param name="StatedBy">Who stated it.</param>
    /// <param name="JudgedAt">When it was last confirmed or dropped.</param>
    /// <param name="JudgedBy">Who did.</param>
    /// <param name="Because">The evidence for it, or what speaks against it.</param>
    public sealed record Hypothesis(
        Guid Id, string Text, HypothesisStanding Standing, DateTimeOffset StatedAt, string StatedBy,
        DateTimeOffset? JudgedAt = null, string? JudgedBy = null, string? Because = null);

    public sealed record Answer(IReadOnlyList<Hypothesis> Hypotheses);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/hypotheses", async (string incident, StreamReading reading, CancellationToken ct) =>
            await reading.Facts(incident, ct) is { } facts ? TypedResults.Ok(new Answer(Of(facts))) : Problems.NotFound("incident", incident))
        .WithTags("assessment").WithSummary("The hypotheses of an incident, dropped ones too.")
        .Produces<Answer>().ProducesProblem(404);

    /// <summary>In the order in which they were stated.</summary>
    public static IReadOnlyList<Hypothesis> Of(IReadOnlyList<Fact> facts)
    {
        var corrected = Corrected.In(facts);
        var all = new Dictionary<Guid, Hypothesis>();
        foreach (var fact in facts)
        {
            switch (fact.Data)
            {
                case HypothesisStated e:
                    all[fact.Id] = new Hypothesis(
                        fact.Id, corrected.GetValueOrDefault(fact.Id)?.Text ?? e.Text, HypothesisStanding.Open, fact.OccurredAt, fact.Actor.Id);
                    break;
                case HypothesisConfirmed e when all.TryGetValue(e.HypothesisId, out var known):
                    all[known.Id] = Judged(known, HypothesisStanding.Confirmed, fact, e.Evidence);
                    break;
                case HypothesisDropped e when all.TryGetValue(e.HypothesisId, out var known):
                    all[known.Id] = Judged(known, HypothesisStanding.Dropped, fact, e.Reason);
                    break;
                default:
                    break;
            }
        }

        return [.. all.Values];
    }

    private static Hypothesis Judged(Hypothesis hypothesis, HypothesisStanding standing, Fact by, string because) =>
        hypothesis with { Standing = standing, JudgedAt = by.OccurredAt, JudgedBy = by.Actor.Id, Because = because };
}
