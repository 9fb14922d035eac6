using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Every estimate of the time of resolution there was, and how good it turned out to be.</summary>
public static class EtasView
{
    /// <param name="FactId">The fact that gave it.</param>
    /// <param name="GivenAt">When it was given.</param>
    /// <param name="ResolvedAt">When it was resolved for good as far as is known: a resolution that was followed by a reopening does not count.</param>
    /// <param name="Error">How much later than estimated; negative where it was earlier, absent while it is not resolved.</param>
    public sealed record Eta(
        Guid FactId, DateTimeOffset GivenAt, string GivenBy, DateTimeOffset EtaAt, Confidence Confidence,
        DateTimeOffset? ResolvedAt = null, TimeSpan? Error = null);

    public sealed record Answer(IReadOnlyList<Eta> Etas);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/etas", async (string incident, StreamReading reading, CancellationToken ct) =>
            await reading.Facts(incident, ct) is { } facts ? TypedResults.Ok(new Answer(Of(facts))) : Problems.NotFound("incident", incident))
        .WithTags("assessment").WithSummary("The estimates of an incident, and how good they were.")
        .Produces<Answer>().ProducesProblem(404);

    /// <summary>In the order in which they were given.</summary>
    public static IReadOnlyList<Eta> Of(IReadOnlyList<Fact> facts)
    {
        var corrected = Corrected.In(facts);
        var held = facts.LastOrDefault(f => f.Data is IncidentResolved or IncidentReopened) is { Data: IncidentResolved } last ? last : null;
        return [.. facts.Select(f => Given(f, At(f))).OfType<Eta>()];

        DateTimeOffset At(Fact fact) => corrected.GetValueOrDefault(fact.Id)?.OccurredAt ?? fact.OccurredAt;

        Eta? Given(Fact fact, DateTimeOffset at) => fact.Data switch
        {
            EtaGiven e => Judged(new Eta(fact.Id, at, fact.Actor.Id, e.EtaAt, e.EtaConfidence), fact),
            AssessmentRecorded { EtaAt: { } eta, EtaConfidence: { } confidence } => Judged(new Eta(fact.Id, at, fact.Actor.Id, eta, confidence), fact),
            _ => null,
        };

        Eta Judged(Eta eta, Fact fact) => held is not null && fact.Version < held.Version
            ? eta with { ResolvedAt = At(held), Error = At(held) - eta.EtaAt }
            : eta;
    }
}
