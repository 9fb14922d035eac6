using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>What is suspected, what is affected, and how good the estimates were.</summary>
public interface IHypotheses
{
    [Post("/incidents/{incident}/scope")]
    Task<CommandAnswer> ChangeScope(string incident, [Body] ChangeScope body, CancellationToken cancellation = default);

    /// <summary>The answer's location names the hypothesis.</summary>
    [Post("/incidents/{incident}/hypotheses")]
    Task<CommandAnswer> StateHypothesis(string incident, [Body] Words body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/hypotheses/{hypothesis}/confirmation")]
    Task<CommandAnswer> ConfirmHypothesis(string incident, Guid hypothesis, [Body] ConfirmHypothesis body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/hypotheses/{hypothesis}/drop")]
    Task<CommandAnswer> DropHypothesis(string incident, Guid hypothesis, [Body] Because body, CancellationToken cancellation = default);

    /// <summary>All of them, dropped ones too.</summary>
    [Get("/incidents/{incident}/hypotheses")]
    Task<HypothesisList> ListHypotheses(string incident, CancellationToken cancellation = default);

    /// <summary>Each estimate, and how good it turned out to be.</summary>
    [Get("/incidents/{incident}/etas")]
    Task<EtaList> ListEtas(string incident, CancellationToken cancellation = default);
}

/// <param name="Services">All that are affected, by name.</param>
public sealed record ChangeScope(IReadOnlyList<string> Services, string? Reason = null, DateTimeOffset? OccurredAt = null);

/// <param name="Evidence">What shows it.</param>
/// <param name="RootCause">The root cause that it amounts to, where it is one.</param>
public sealed record ConfirmHypothesis(string Evidence, RootCause? RootCause = null, DateTimeOffset? OccurredAt = null);

/// <param name="Description">The technical root cause.</param>
/// <param name="ContributingFactors">What made it worse.</param>
public sealed record RootCause(string Description, IReadOnlyList<string>? ContributingFactors = null);

public sealed record HypothesisList(IReadOnlyList<Hypothesis> Hypotheses);

/// <param name="Standing"><c>open</c>, <c>confirmed</c> or <c>dropped</c>.</param>
/// <param name="JudgedAt">When it was last confirmed or dropped.</param>
/// <param name="Because">The evidence for it, or what speaks against it.</param>
public sealed record Hypothesis(
    Guid Id, string Text, string Standing, DateTimeOffset StatedAt, string StatedBy, DateTimeOffset? JudgedAt = null, string? JudgedBy = null,
    string? Because = null);

public sealed record EtaList(IReadOnlyList<Eta> Etas);

/// <param name="FactId">The fact that gave it.</param>
/// <param name="Confidence"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
/// <param name="ResolvedAt">When it was resolved for good, as far as is known.</param>
/// <param name="Error">How much later than estimated; negative where it was earlier.</param>
public sealed record Eta(
    Guid FactId, DateTimeOffset GivenAt, string GivenBy, DateTimeOffset EtaAt, string Confidence, DateTimeOffset? ResolvedAt = null, TimeSpan? Error = null);
