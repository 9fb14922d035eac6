using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Intake;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>A source with a heartbeat says that it is there. Any webhook that it sends with alerts in it says so too.</summary>
public static class ReceiveHeartbeat
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/intake/heartbeat/{routingKey}", async Task<IResult> (string routingKey, HttpContext http, AlertIntake intake, StreamSessions sessions, CancellationToken ct) =>
        {
            try
            {
                var (source, _) = await intake.Admit(routingKey, null, http);
                await using var transaction = sessions.Open();
                await Heartbeats.Seen(transaction.Session, source, transaction.Now, ct);
                await transaction.Save(ct);
                return TypedResults.StatusCode(StatusCodes.Status202Accepted);
            }
            catch (IntakeRefusedException refused)
            {
                return TypedResults.Problem(refused.Problem);
            }
        })
        .AllowAnonymous()
        .WithTags("alerts").WithSummary("Takes the heartbeat of a source, of any format.")
        .Produces(202).ProducesProblem(401).ProducesProblem(429);
}
