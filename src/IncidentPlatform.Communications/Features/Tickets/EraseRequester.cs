using IncidentPlatform.Communications.Tickets;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Tickets;

/// <summary>A person who asked is forgotten: words and address go from their tickets, the counts stay.</summary>
public static class EraseRequester
{
    /// <param name="Requester">The mail address that stands in the tickets.</param>
    public sealed record Request(string Requester);

    /// <param name="Tickets">Tickets whose words went.</param>
    public sealed record Answer(int Tickets);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/tickets/erasures", async (Request body, IDocumentSession session, CancellationToken ct) =>
        {
            if (string.IsNullOrWhiteSpace(body.Requester))
                return Problems.Invalid("text-missing", "requester is empty.", "Give the mail address that stands in the tickets.");
            var address = body.Requester.Trim();
            var theirs = await session.Query<Ticket>().Where(t => t.Requester!.Equals(address, StringComparison.OrdinalIgnoreCase)).ToListAsync(ct);
            session.Store(theirs.Select(t => t with { Subject = null, Requester = null, Link = null, Erased = true }));
            await session.SaveChangesAsync(ct);
            return TypedResults.Ok(new Answer(theirs.Count));
        })
        .RequireRole(OrganisationRoles.Admin, OrganisationRoles.Legal)
        .WithTags("tickets").WithSummary("Takes a person's words and address out of tickets.")
        .Produces<Answer>().ProducesProblem(400);
}
