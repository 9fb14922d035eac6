using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;
using Marten;

namespace IncidentPlatform.Incidents.Features.Policies;

/// <summary>A running incident runs by another pack, or by another version of its pack, from here on.</summary>
public static class ChangePolicy
{
    /// <param name="Pack">Name of the pack.</param>
    /// <param name="Version">The newest where it is left out.</param>
    public sealed record Request(string Pack, string Reason, int? Version = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/policy", async (string incident, Request body, IncidentCommands on, IQuerySession query, CancellationToken ct) =>
        {
            var pack = await query.FindPack(body.Pack, body.Version, ct);
            return await on.Deciding(
                incident,
                (i, _) => pack is null ? PackProblems.NotThere(body.Pack, body.Version) : PolicyChanges.Change(i, pack, body.Reason, on.By, on.Has(OrganisationRoles.Admin)));
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("policy").WithSummary("Changes the policy that a running incident runs by.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
