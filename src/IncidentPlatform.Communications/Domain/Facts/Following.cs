using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain.Facts;

/// <summary>A fact of the incident was taken in here.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Source">The fact; everything up to its version has been taken in.</param>
/// <param name="Type">Its name.</param>
/// <param name="Situation">The incident as it came with the fact.</param>
/// <param name="Title">The incident's title; absent where it is restricted.</param>
/// <param name="Says">What it says that an update may state.</param>
/// <param name="NoLongerTrue">Facts that do not hold any more because of it.</param>
public sealed record IncidentFollowed(
    Guid IncidentId,
    FactReference Source,
    string Type,
    Situation Situation,
    [Personal] string? Title,
    [Personal] IReadOnlyList<Statement> Says,
    IReadOnlyList<Guid> NoLongerTrue);
