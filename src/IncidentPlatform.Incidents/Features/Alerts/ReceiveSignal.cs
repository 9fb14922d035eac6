using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>A signal was looked at. Where it turns to failing, every incident that watches it hears of it in the same commit.</summary>
public static class ReceiveSignal
{
    private const int LongestName = 200;

    /// <param name="Signal">Name of the signal, as verifications name it.</param>
    /// <param name="Healthy">What it said.</param>
    public sealed record Request(string Signal, bool Healthy);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/intake/signals/{routingKey}", Receive)
        .AllowAnonymous()
        .WithTags("alerts").WithSummary("Takes a report of a signal.")
        .Produces(202).ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(415).ProducesProblem(429);

    private static async Task<IResult> Receive(string routingKey, Request body, HttpContext http, AlertIntake intake, StreamSessions sessions, CancellationToken ct)
    {
        AlertSource source;
        try
        {
            (source, _) = await intake.Admit(routingKey, null, http);
        }
        catch (IntakeRefusedException refused)
        {
            return TypedResults.Problem(refused.Problem);
        }

        if (body.Signal.Trim() is not { Length: > 0 and <= LongestName } signal || signal.Contains('\0', StringComparison.Ordinal))
        {
            return Problems.Invalid("signal-name", $"A signal's name has 1 to {LongestName} characters.", "Name the signal as the verification names it.");
        }

        await using var transaction = sessions.Open();
        if (await SignalReports.Record(transaction.Session, signal, body.Healthy, transaction.Now, ct))
        {
            foreach (var incident in (await Watching.Incidents(transaction.Session, signal, ct)).Order())
            {
                await transaction.Append<Incident>(
                    incident, new Intent(Actor.Source(source.Id)), (i, _) => i is null ? Decision.Nothing : Resolution.Fail(i, signal), ct);
            }
        }

        await transaction.Save(ct);
        return TypedResults.StatusCode(StatusCodes.Status202Accepted);
    }
}
