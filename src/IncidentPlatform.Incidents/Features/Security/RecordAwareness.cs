using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Security;

/// <summary>The organisation became aware: the clocks of the regulators run from then.</summary>
public static class RecordAwareness
{
    /// <param name="Jurisdictions">Names of the regimes, for example <c>gdpr</c>; each gets a fact of its own.</param>
    /// <param name="AwareAt">When; now where it is left out.</param>
    /// <param name="By">Person id of who became aware; the caller where it is left out.</param>
    /// <param name="What">Of what.</param>
    public sealed record Request(IReadOnlyList<string> Jurisdictions, DateTimeOffset? AwareAt = null, string? By = null, string? What = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/awareness", (string incident, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, now) => Investigation.RecordAwareness(i, body.Jurisdictions, body.AwareAt, body.By ?? on.By.Id, body.What, now)))
        .RequireRole(SecurityRoles.Acting)
        .WithTags("security").WithSummary("Records when the organisation became aware, for each jurisdiction.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
