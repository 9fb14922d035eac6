using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Incidents.Reactions;
using Marten;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>Whoever was asked says whether it is an incident.</summary>
public static class DecideProposal
{
    /// <param name="Title">What customers notice, in a few words; as proposed where it is left out.</param>
    /// <param name="Severity">P1 to P4; as proposed where it is left out.</param>
    public sealed record Acceptance(string? Title = null, Severity? Severity = null);

    /// <param name="Reason">Why it is no incident.</param>
    public sealed record Refusal(string Reason);

    private sealed record Circumstances(PolicyPack Pack, FirstCommander Commander, DeclaredAfterHours? Night);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/incidents/{incident}/proposal/acceptance", (string incident, Acceptance body, IncidentCommands on, FirstCommanders commanders, WorkingHours hours, DomainClock clock, IQuerySession query, CancellationToken ct) =>
                on.DecidingProposed(
                    incident,
                    async proposed =>
                    {
                        var (now, pack) = (clock.GetUtcNow(), await query.PackOf(proposed, ct));
                        var night = await hours.Night(proposed.Services, proposed.Mode, now, ct);
                        return new Circumstances(pack, await commanders.Choose(query, now, night, ct), night);
                    },
                    (i, known, _) => Proposals.Accept(i, body.Title, body.Severity ?? i.Severity, known.Pack.Resolve(body.Severity ?? i.Severity), known.Commander, known.Night)))
            .RequireRole(IncidentCommands.Acting)
            .WithTags("declaration").WithSummary("Accepts a proposal: it is declared.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        routes.MapPost("/incidents/{incident}/proposal/refusal", (string incident, Refusal body, IncidentCommands on) =>
                on.DecidingProposed(incident, _ => Task.FromResult(true), (i, _, _) => Proposals.Decline(i, body.Reason)))
            .RequireRole(IncidentCommands.Acting)
            .WithTags("declaration").WithSummary("Declines a proposal: it is no incident.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
    }
}
