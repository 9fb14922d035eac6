using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Features.Customising;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Incidents.Reactions;
using Marten;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>A person declares an incident; its policy and its commander stand in the same commit.</summary>
public static class Declare
{
    /// <param name="Title">What customers notice, in a few words.</param>
    /// <param name="Severity">P1 to P4.</param>
    /// <param name="Services">Affected services, by name.</param>
    /// <param name="Mode">Live, unless said otherwise.</param>
    /// <param name="ImpactStartedAt">When customers were first hit, where that is known.</param>
    /// <param name="Trigger">What led to it: the person, unless said otherwise.</param>
    /// <param name="TriggerReference">What the trigger refers to; the caller where it is left out.</param>
    /// <param name="Type">What kind of incident it is: the type says which custom fields it needs.</param>
    /// <param name="Fields">Values of custom fields, by name.</param>
    public sealed record Request(
        string Title,
        Severity Severity,
        IReadOnlyList<string> Services,
        string? Summary = null,
        Mode? Mode = null,
        DateTimeOffset? ImpactStartedAt = null,
        TriggerKind? Trigger = null,
        string? TriggerReference = null,
        string? Type = null,
        IReadOnlyDictionary<string, string?>? Fields = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents", async (Request body, Commands commands, FirstCommanders commanders, IncidentNumbers numbers, DomainClock clock, Configured configured, IQuerySession query, CancellationToken ct) =>
        {
            var (type, fields) = (await configured.Type(body.Type, ct), await configured.Fields(ct));
            if (body.Type is not null && type is null)
            {
                return SetType.Unknown(body.Type);
            }

            var id = Guid.CreateVersion7();
            var by = commands.Caller.Actor;
            var declared = new IncidentDeclared(
                await numbers.Next(ct), body.Title, body.Severity, body.Mode ?? Mode.Live, body.Services,
                new Trigger(body.Trigger ?? TriggerKind.Person, body.TriggerReference ?? by.Id), body.ImpactStartedAt, body.Summary);
            var commander = await commanders.Choose(query, clock.GetUtcNow(), ct);
            return await commands.Starting<Incident>(
                id, $"/incidents/{id}",
                (state, now, _) => CustomFields.Declare(
                    Declaration.Declare(state, declared, PolicyPacks.Default.Resolve(body.Severity), commander, now),
                    type, body.Fields ?? new Dictionary<string, string?>(), fields));
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Declares an incident.")
        .Produces<CommandAnswer>(201).ProducesProblem(400);
}
