using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Intake;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>A source with a heartbeat says that it is there. Any webhook that it sends with alerts in it says so too.</summary>
public static class ReceiveHeartbeat
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/intake/heartbeat/{routingKey}", async (string routingKey, RoutingKeys keys, StreamSessions sessions, CancellationToken ct) =>
        {
            if (await keys.Find(routingKey, ct) is not { Source: { } source })
            {
                return TypedResults.Problem(RoutingKeyProblem.Details);
            }

            await using var transaction = sessions.Open();
            await Heartbeats.Seen(transaction.Session, source, transaction.Now, ct);
            await transaction.Save(ct);
            return (IResult)TypedResults.StatusCode(StatusCodes.Status202Accepted);
        })
        .AllowAnonymous()
        .WithTags("alerts").WithSummary("Takes the heartbeat of a source, of any format.")
        .Produces(202).ProducesProblem(401);
}
