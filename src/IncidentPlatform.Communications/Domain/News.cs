namespace IncidentPlatform.Communications.Domain;

/// <summary>One fact of an incident, as far as it concerns communication.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Source">The fact.</param>
/// <param name="Type">Its name.</param>
/// <param name="Situation">The incident as it came with the fact.</param>
/// <param name="Title">The incident's title; absent where it is restricted.</param>
/// <param name="Says">What it says that an update may state.</param>
/// <param name="NoLongerTrue">Facts that do not hold any more because of it.</param>
/// <param name="Missed">The obligation it says was missed, where a pre-approved text answers that.</param>
public sealed record News(
    Guid IncidentId,
    FactReference Source,
    string Type,
    Situation Situation,
    string? Title,
    IReadOnlyList<Statement> Says,
    IReadOnlyList<Guid> NoLongerTrue,
    Missed? Missed = null)
{
    /// <summary>The fact that a conversation starts with.</summary>
    public const string Declaration = "IncidentDeclared";
}

/// <summary>An obligation to tell customers was missed.</summary>
/// <param name="Obligation">Its kind, <c>first-external-notice</c> or <c>next-update</c>.</param>
/// <param name="Grace">Time from the miss until the pre-approved text goes by itself.</param>
/// <param name="At">When the miss was recorded.</param>
public sealed record Missed(Guid ObligationId, string Obligation, TimeSpan Grace, DateTimeOffset At);
