using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.EscalationPolicies;

/// <inheritdoc cref="PolicyRun"/>
/// <param name="Terms">What the policy said then: a later version does not change what has begun.</param>
public sealed record PolicyStarted(
    Guid RunId, Guid IncidentId, string Policy, int Version, PolicyTerms Terms, string Reason, Guid? ObligationId = null, [property: Personal] string? Note = null);

/// <param name="Round">Which time through, from 0.</param>
/// <param name="Step">Index of the step.</param>
/// <param name="Reached">Person ids; empty where there was nobody, or the step did not hold.</param>
public sealed record PolicyStepTaken(Guid RunId, int Round, int Step, IReadOnlyList<string> Reached);

/// <summary>All of it was gone through, and nobody acknowledged.</summary>
public sealed record PolicyExhausted(Guid RunId, string Reason);

/// <summary>It was given up: what it was for is no longer true.</summary>
public sealed record PolicyStopped(Guid RunId);
