using IncidentPlatform.Hosting.Api;
using Microsoft.AspNetCore.Mvc;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Intake is let in by routing key; the problem never repeats the key.</summary>
internal static class RoutingKeyProblem
{
    public static ProblemDetails Details => Problems.Describe(
        StatusCodes.Status401Unauthorized, "routing-key-unknown", "The routing key lets nobody in here.",
        "Create a key at POST /alert-sources/{name}/routing-keys of a source with this format and put it into the address, or into the header X-Routing-Key.");
}
