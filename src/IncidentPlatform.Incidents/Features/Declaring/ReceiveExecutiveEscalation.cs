using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>A customer's executive went to one of ours while the incident ran.</summary>
public static class ReceiveExecutiveEscalation
{
    /// <param name="ReceivedBy">Person id of who received it.</param>
    /// <param name="From">Who it came from, and for which customer.</param>
    /// <param name="Reason">What they said.</param>
    public sealed record Request(string ReceivedBy, string From, string Reason, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/executive-escalations", (string incident, Request body, IncidentCommands on) => on.Additive(
            incident, (_, now) => Declaration.ReceiveEscalation(new ExecutiveEscalationReceived(body.ReceivedBy, body.From, body.Reason), body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Records that a customer's executive escalated.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
