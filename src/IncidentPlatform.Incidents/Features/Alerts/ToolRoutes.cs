using Microsoft.AspNetCore.Mvc;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>Routes that monitoring tools post to.</summary>
internal static class ToolRoutes
{
    /// <summary>The routing key is the credential: what asks for a person's is passed by, because its answer would not count here.</summary>
    /// <param name="largestBody">In bytes.</param>
    public static RouteHandlerBuilder ForTools(this RouteHandlerBuilder route, int largestBody)
    {
        route.AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(largestBody)).WithTags("alerts").ShortCircuit();
        return route;
    }
}
