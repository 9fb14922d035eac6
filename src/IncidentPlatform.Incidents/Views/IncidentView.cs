using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Incidents.Domain;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>One incident as it stands.</summary>
/// <param name="Version">Version of its last fact.</param>
/// <param name="Revision">What <c>If-Match</c> must name for a command that decides; also the ETag.</param>
/// <param name="Elapsed">The incident's timer: stands still while resolved.</param>
/// <param name="CanBeResolvedAt">End of the stability window, where one runs.</param>
/// <param name="AllClearAt">End of the recovery watch, where it runs.</param>
/// <param name="HandOvers">Hand-overs that wait for their acknowledgement: role to the person it is handed to.</param>
/// <param name="Alone">Person for whom rules 1 and 3 are overridden.</param>
/// <param name="Restricted">A security incident: its named people only know of it.</param>
public sealed record IncidentView(
    Guid Id,
    string Number,
    string Title,
    Severity Severity,
    IncidentStatus Status,
    Mode Mode,
    DateTimeOffset DeclaredAt,
    IReadOnlyDictionary<string, IncidentView.Holder> Roles,
    IReadOnlyList<string> Services,
    long Version,
    long Revision,
    TimeSpan Elapsed,
    IReadOnlyList<IncidentView.FixView> Fixes,
    IReadOnlyDictionary<string, string> HandOvers,
    string Pack,
    int AlertCount,
    string? Summary,
    DateTimeOffset? ImpactStartedAt,
    DateTimeOffset? ResolvedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? CanBeResolvedAt,
    DateTimeOffset? AllClearAt,
    AssessmentRecorded? Assessment,
    string? Alone,
    bool Restricted)
{
    public sealed record Holder(string Person, bool Acknowledged);

    /// <param name="Status"><c>proposed</c>, <c>validated</c>, <c>deployed</c> or <c>reverted</c>.</param>
    public sealed record FixView(
        Guid Id, FixKind Kind, string Description, string ImplementedBy, string Status, string? ValidatedBy, string? DeployedBy, DateTimeOffset? DeployedAt);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}", async (string incident, Caller caller, IQuerySession query, DomainClock clock, HttpResponse response, CancellationToken ct) =>
        {
            if (await IncidentReference.Find(query, incident, caller, ct) is not { } id || await query.LoadAsync<Incident>(id, ct) is not { } found)
            {
                return Problems.NotFound("incident", incident);
            }

            response.Headers.ETag = ETags.Of(found.Revision);
            return TypedResults.Ok(Of(found, clock.GetUtcNow()));
        })
        .WithTags("incidents").WithSummary("One incident as it stands.")
        .Produces<IncidentView>().ProducesProblem(404);

    public static IncidentView Of(Incident i, DateTimeOffset now) => new(
        i.Id, i.Number, i.Title, i.Severity, i.Status, i.Mode, i.DeclaredAt,
        i.Roles.ToDictionary(r => r.Key, r => new Holder(r.Value.Person, r.Value.Acknowledged)),
        i.Services, i.LastFact, i.Revision, i.Timer.Elapsed(now), [.. i.Fixes.Select(Of)],
        i.HandOvers.ToDictionary(h => h.Key, h => h.Value.To), $"{i.Policy?.Pack}/{i.Policy?.PackVersion}", i.AlertCount,
        i.Summary, i.ImpactStartedAt, i.ResolvedAt, i.ClosedAt,
        i.Status is IncidentStatus.Verifying or IncidentStatus.Fixing && i.Verification is { Passed: true } ? Resolution.QuietSince(i) + i.Policy?.StabilityWindow : null,
        i.Status == IncidentStatus.Resolved ? i.ResolvedAt + i.Policy?.RecoveryWatch : null,
        i.Assessment, i.Alone, i.Security is not null);

    private static FixView Of(Fix f) => new(
        f.Id, f.Kind, f.Description, f.ImplementedBy,
        f switch { { Reverted: true } => "reverted", { DeployedAt: not null } => "deployed", { ValidatedBy: not null } => "validated", _ => "proposed" },
        f.ValidatedBy, f.DeployedBy, f.DeployedAt);
}
