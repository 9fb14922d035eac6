using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;
using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Features.Policies;

/// <summary>The next version of a policy pack is stored; the same again stores nothing. Running incidents keep what they adopted.</summary>
public static class PutPack
{
    internal const int MostPacks = 200;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/packs/{name}", async (string name, HttpRequest request, StreamSessions sessions, Caller caller, CancellationToken ct) =>
        {
            using var body = await PackProblems.Read(request, ct);
            if (body is null)
            {
                return PackProblems.NoObject;
            }

            var read = PackReading.Of(body.RootElement, name);
            if (read is not { Content: { } content, Faults.Count: 0 })
            {
                return PackProblems.Faulty(name, read.Faults);
            }

            await using var transaction = sessions.Open();
            await OneAtATime(transaction.Session, ct);
            var newest = await transaction.Session.FindPack(name, null, ct);
            if (Moved(request, newest) is { } moved)
            {
                return moved;
            }

            if (newest is not null && Same(newest, content.As(name, newest.Version)))
            {
                return Answer(request.HttpContext.Response, newest, stored: false);
            }

            if (newest is null && await transaction.Session.Query<StoredPack>().CountAsync(ct) >= MostPacks)
            {
                return Problems.Problem(StatusCodes.Status409Conflict, "too-many-packs", $"There are {MostPacks} policy packs.", "Change one of them instead.");
            }

            var next = content.As(name, (newest?.Version ?? 0) + 1);
            transaction.Session.Insert(new StoredPackVersion(
                StoredPackVersion.IdOf(name, next.Version), name, next.Version, next, transaction.Now, caller.Actor.Id));
            transaction.Session.Store(new StoredPack(name, next));
            await transaction.Save(ct);
            return Answer(request.HttpContext.Response, next, stored: true);
        })
        .RequireRole(OrganisationRoles.Admin)
        .Accepts<PackContent>("application/json")
        .WithTags("policy").WithSummary("Stores the next version of a policy pack; If-Match may name the version that it is a change of.")
        .Produces<PolicyPack>().Produces<PolicyPack>(201).ProducesProblem(400).ProducesProblem(409).ProducesProblem(412).ProducesProblem(415);

    /// <summary>The next version is that of the newest, so who stores one waits for the other.</summary>
    private static async Task OneAtATime(IDocumentSession session, CancellationToken ct)
    {
        await session.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('packs', 0))");
        await session.ExecuteAsync(command, ct);
    }

    private static IResult? Moved(HttpRequest request, PolicyPack? newest) =>
        request.Headers.IfMatch.ToString() is { Length: > 0 } match && (newest is null || (match != "*" && match != ETags.Of(newest.Version)))
            ? PackProblems.Stale(newest?.Version ?? 0)
            : null;

    private static bool Same(PolicyPack one, PolicyPack other) => JsonNode.DeepEquals(Json(one), Json(other));

    private static JsonNode? Json(PolicyPack pack) => JsonSerializer.SerializeToNode(pack, Wire.Json);

    private static IResult Answer(HttpResponse response, PolicyPack pack, bool stored)
    {
        response.Headers.ETag = ETags.Of(pack.Version);
        return stored ? TypedResults.Created($"/packs/{pack.Pack}?version={pack.Version}", pack) : TypedResults.Ok(pack);
    }
}
