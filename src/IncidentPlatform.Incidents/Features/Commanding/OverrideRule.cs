using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Commanding;

/// <summary>A rule gives way to one person who is awake alone, with the reason on the record.</summary>
public static class OverrideRule
{
    /// <param name="Rule">Code of the rule that refused.</param>
    /// <param name="Override">Name of the override: <c>alone</c>.</param>
    public sealed record Request(string Rule, string Override, string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/overrides", (string incident, Request body, IncidentCommands on) =>
            on.Deciding(incident, (i, _) => Command.Override(i, new CommandRuleOverridden(body.Rule, body.Override, body.Reason), on.By)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("command").WithSummary("Records an override of a rule of command.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
