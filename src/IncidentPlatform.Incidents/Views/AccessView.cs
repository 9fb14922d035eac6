using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Messaging;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>What a person may do with an incident: siblings ask before they show or send.</summary>
public static class AccessView
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/access/{person}", async (string incident, string person, Caller caller, IQuerySession query, CancellationToken ct) =>
            await IncidentReference.FindForFeed(query, incident, caller, ct) is { } id && await query.LoadUnderRoot(id, ct) is { } i
                ? TypedResults.Ok(new PersonAccess(MayRead: i.Security is not { } s || s.Named.Contains(person), [.. i.Roles.Where(r => r.Value.Person == person).Select(r => r.Key)], i.Revision))
                : Problems.NotFound("incident", incident))
        .WithTags("incidents").WithSummary("What a person may do with an incident.")
        .Produces<PersonAccess>().ProducesProblem(404);
}
