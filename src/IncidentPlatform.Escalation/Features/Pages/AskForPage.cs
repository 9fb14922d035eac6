using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Features.EscalationPolicies;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Escalation.Features.Pages;

/// <summary>Somebody is paged by hand: a person, or whoever an escalation policy leads to.</summary>
public static class AskForPage
{
    /// <param name="Person">Person id; or <paramref name="Policy"/>.</param>
    /// <param name="Reason">Why they are needed; kept here, the page itself carries numbers only.</param>
    /// <param name="Policy">Name of an escalation policy, which is gone through until somebody acknowledges.</param>
    public sealed record Request(string? Person = null, string Reason = "", string? Policy = null);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/incidents/{id:guid}/pages", async (Guid id, Request body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
            {
                if (!await readers.MayRead(id, ct))
                    return Problems.NotFound("incident", id);
                if (body is { Person: null, Policy: null } or { Person: not null, Policy: not null })
                    return Problems.Invalid("page-ambiguous", "A page goes to a person, or by a policy.", "Give either person or policy.");
                var (asked, by) = (Guid.CreateVersion7(), commands.Caller.Actor);
                if (body.Person is { } person)
                {
                    var directory = await PeopleDirectories.Load(query, ct);
                    return await commands.Adding<Ledger>(id, $"/pages/{asked}", (ledger, now) => Paging.Ask(ledger, id, asked, person, body.Reason, by, directory, now));
                }

                return await PolicyRoutes.Find(body.Policy!, query, ct) is { } policy
                    ? await commands.Adding<Ledger>(id, $"/incidents/{id}/escalations", (ledger, now) => Running.Start(ledger, id, asked, policy, body.Reason, by, now))
                    : Problems.Of(PageRejections.UnknownPolicy(body.Policy!));
            })
            .RequireRole(OrganisationRoles.Responder, OrganisationRoles.Commander)
            .WithTags("pages").WithSummary("Pages a person, or whoever a policy leads to, with the reason.")
            .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404);
}
