using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Security;

/// <summary>A regulator was told.</summary>
public static class RecordFiling
{
    /// <param name="Jurisdiction">Name of the regime, for example <c>gdpr</c>.</param>
    /// <param name="Authority">Who was told.</param>
    /// <param name="Reference">Under which reference the authority keeps it.</param>
    /// <param name="FiledAt">When; now where it is left out.</param>
    public sealed record Request(string Jurisdiction, string Authority, string? Reference = null, DateTimeOffset? FiledAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/filings", (string incident, Request body, IncidentCommands on) => on.Additive(incident, (i, now) =>
            Investigation.RecordFiling(i, new FilingRecorded(body.Jurisdiction, body.FiledAt ?? now, on.By.Id, body.Authority, body.Reference), now)))
        .RequireRole(SecurityRoles.Acting)
        .WithTags("security").WithSummary("Records that a regulator was told.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
