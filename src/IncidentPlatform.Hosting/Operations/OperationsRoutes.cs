using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.Hosting.Operations;

/// <summary>What operators ask of every service.</summary>
internal static class OperationsRoutes
{
    private const int MostListed = 100;

    public static void Map(IEndpointRouteBuilder routes, IHostEnvironment environment)
    {
        var operations = routes.MapGroup("/operations").WithTags("Operations").RequireRole(OrganisationRoles.Admin);
        operations.MapGet("/parked", async (ParkedMessages parked, CancellationToken ct) => new ParkedAnswer(await parked.Count(ct), await parked.List(MostListed, ct)))
            .WithSummary("Messages that could not be handled.");
        operations.MapPost("/parked/replay", async (ParkedMessages parked, CancellationToken ct) => new ReplayAnswer(await parked.Replay(ct)))
            .WithSummary("Put parked messages back on their queue.");

        if (environment.IsDevelopment())
            routes.MapGet("/quiet", (PositionReader positions, CancellationToken ct) => positions.Read(ct))
                .RequireAuthorization().ExcludeFromDescription();
    }
}

public sealed record ParkedAnswer(IReadOnlyDictionary<string, long> Counts, IReadOnlyList<ParkedMessage> First);

public sealed record ReplayAnswer(int Replayed);
