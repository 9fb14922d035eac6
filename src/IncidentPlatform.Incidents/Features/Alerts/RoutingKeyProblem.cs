using IncidentPlatform.Hosting.Api;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>Intake is let in by routing key; the problem never repeats the key.</summary>
internal static class RoutingKeyProblem
{
    public static IResult Unknown => Problems.Problem(
        StatusCodes.Status401Unauthorized, "routing-key-unknown", "The routing key lets nobody in here.",
        "Create a key at POST /alert-sources/{name}/routing-keys of a source with this format and put it into the address.");
}
