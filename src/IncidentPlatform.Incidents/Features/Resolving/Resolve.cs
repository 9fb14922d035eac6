using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Features.Customising;
using IncidentPlatform.Incidents.Intake;

namespace IncidentPlatform.Incidents.Features.Resolving;

/// <summary>The commander declares it resolved, after a stability window proven by signals that reported throughout.</summary>
public static class Resolve
{
    /// <param name="WithRoot">Whether the incidents linked under this one are resolved with it; needed where some are open.</param>
    public sealed record Request(bool? WithRoot = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/resolution", (string incident, Request? body, IncidentCommands on, SignalReports signals, Configured configured, CancellationToken ct) => on.Jointly(
            incident,
            async i => (Readings: await signals.Read(i, ct), Types: await configured.Types(ct)),
            (i, read, now) => CascadeResolution.Resolve(i, read.Readings, read.Types, body?.WithRoot, on.By, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("resolution").WithSummary("Declares the incident resolved.")
        .Produces<CommandAnswer>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428).ProducesProblem(503);
}
