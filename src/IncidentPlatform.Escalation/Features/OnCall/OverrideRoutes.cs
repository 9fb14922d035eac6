using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Features.People;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Escalation.Features.OnCall;

/// <summary>Somebody takes a duty for a time, or two people exchange their shifts. What has passed stays as it was.</summary>
public static class OverrideRoutes
{
    /// <param name="Person">Person id.</param>
    /// <param name="Reason">Why, in a few words.</param>
    /// <param name="Id">The caller's id for it: asking twice with one id makes one.</param>
    public sealed record Request(string Person, DateTimeOffset From, DateTimeOffset To, string? Reason = null, Guid? Id = null);

    /// <param name="One">An instant within the shift of one of them.</param>
    /// <param name="Other">An instant within the shift of the other.</param>
    /// <param name="Reason">Why, in a few words.</param>
    /// <param name="Id">The caller's id for it: asking twice with one id swaps once.</param>
    public sealed record Swap(DateTimeOffset One, DateTimeOffset Other, string? Reason = null, Guid? Id = null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/schedules/{duty}/overrides", async (string duty, Request body, ScheduleChanges changes, IQuerySession query, CancellationToken ct) =>
            {
                if (await Here.Unknown([body.Person], query, ct) is not null)
                    return PutPosition.UnknownPerson(body.Person);
                var made = new OverrideMade(body.Id ?? Guid.CreateVersion7(), body.Person, body.From.ToUniversalTime(), body.To.ToUniversalTime(), body.Reason);
                return await changes.Change(duty, (s, now) => Scheduling.Override(s, made, now), s => Made(duty, s, made.OverrideId), ct);
            })
            .RequireRole(OrganisationRoles.Responder, OrganisationRoles.Commander, OrganisationRoles.Admin)
            .WithTags("on-call").WithSummary("Gives a duty to a person for a time, whoever's turn it is.")
            .Produces<Override>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        routes.MapDelete("/schedules/{duty}/overrides/{id:guid}", (string duty, Guid id, ScheduleChanges changes, CancellationToken ct) =>
                changes.Change(duty, (s, _) => Scheduling.TakeBack(s, id), _ => TypedResults.NoContent(), ct))
            .RequireRole(OrganisationRoles.Responder, OrganisationRoles.Commander, OrganisationRoles.Admin)
            .WithTags("on-call").WithSummary("Takes an override back, from now on.")
            .Produces(204).ProducesProblem(404);
        routes.MapPost("/schedules/{duty}/swaps", (string duty, Swap body, ScheduleChanges changes, CancellationToken ct) =>
            {
                var id = body.Id ?? Guid.CreateVersion7();
                return changes.Change(
                    duty, (s, now) => Scheduling.Swap(s, id, body.One.ToUniversalTime(), body.Other.ToUniversalTime(), body.Reason, TimeZones.InstantOf, now),
                    s => Made(duty, s, id), ct);
            })
            .RequireRole(OrganisationRoles.Responder, OrganisationRoles.Commander, OrganisationRoles.Admin)
            .WithTags("on-call").WithSummary("Two people exchange a shift each.")
            .Produces<Override>(201).ProducesProblem(400).ProducesProblem(404);
    }

    private static Created<Override> Made(string duty, Schedule schedule, Guid id) =>
        TypedResults.Created($"/schedules/{duty}/overrides/{id}", schedule.Now.Overrides.First(o => o.Id == id));
}
