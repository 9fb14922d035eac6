using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Features.Customising;
using IncidentPlatform.Incidents.Features.Policies;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Incidents.Reactions;
using IncidentPlatform.Kernel;
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
    /// <param name="TriggerReference">For an alert: its id, or its name and source; the caller where it is left out.</param>
    /// <param name="Impact">For the trigger <c>customer-impact</c>.</param>
    /// <param name="Escalation">For the trigger <c>executive-escalation</c>.</param>
    /// <param name="OccurredAt">When it was declared, if before now: windows and obligations count from now all the same.</param>
    /// <param name="Type">What kind of incident it is: the type says which custom fields it needs.</param>
    /// <param name="Fields">Values of custom fields, by name.</param>
    /// <param name="Pack">Policy pack that it runs by, in its newest version: <c>default</c> where it is left out.</param>
    /// <param name="Restricted">A security incident: its named people only know of it, from the first fact on.</param>
    /// <param name="Security">Why, and who else is named; restricted where it is given.</param>
    public sealed record Request(
        string Title,
        Severity Severity,
        IReadOnlyList<string> Services,
        string? Summary = null,
        Mode? Mode = null,
        DateTimeOffset? ImpactStartedAt = null,
        TriggerKind? Trigger = null,
        string? TriggerReference = null,
        CustomerImpactDetected? Impact = null,
        ExecutiveEscalationReceived? Escalation = null,
        DateTimeOffset? OccurredAt = null,
        string? Type = null,
        IReadOnlyDictionary<string, string?>? Fields = null,
        string? Pack = null,
        bool Restricted = false,
        SecurityRequest? Security = null)
    {
        internal Triggers Triggers => new(Trigger ?? TriggerKind.Person, TriggerReference, Impact, Escalation);
    }

    /// <param name="Reason">Why it is a security incident.</param>
    /// <param name="Named">Person ids to name beside the caller and the holders of roles.</param>
    /// <param name="SecurityLead">Person id of the security lead.</param>
    public sealed record SecurityRequest(string? Reason = null, IReadOnlyList<string>? Named = null, string? SecurityLead = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents", async (Request body, Commands commands, FirstCommanders commanders, WorkingHours hours, IncidentNumbers numbers, DomainClock clock, Configured configured, IQuerySession query, CancellationToken ct) =>
        {
            if (body.Triggers.Fault() is { } fault)
            {
                return Problems.Of(fault);
            }

            var (type, fields) = (await configured.Type(body.Type, ct), await configured.Fields(ct));
            if (body.Type is not null && type is null)
            {
                return SetType.Unknown(body.Type);
            }

            if (await query.FindPack(body.Pack ?? PolicyPacks.Usual, null, ct) is not { } pack)
            {
                return PackProblems.Unknown(body.Pack ?? PolicyPacks.Usual);
            }

            var alert = await DeclaringAlert.Find(query, body.Triggers, commands.Caller, ct);
            if (alert is { Refusal: { } unknown })
            {
                return Problems.Of(unknown);
            }

            var id = Guid.CreateVersion7();
            var by = commands.Caller.Actor;
            var declared = new IncidentDeclared(
                await numbers.Next(ct), body.Title, body.Severity, body.Mode ?? Mode.Live, body.Services,
                alert?.Trigger ?? body.Triggers.For(by), body.ImpactStartedAt, body.Summary);
            var night = await hours.Night(declared.Services, declared.Mode, clock.GetUtcNow(), ct);
            var commander = await commanders.Choose(query, clock.GetUtcNow(), night, ct);
            return await commands.Starting<Incident>(id, $"/incidents/{id}", (state, now, session) =>
            {
                var attached = alert?.Attach(declared.Mode, session, id);
                var decided = CustomFields.Declare(
                    Declaration.Declare(
                        state, declared, pack.Resolve(body.Severity), commander, now, body.Triggers.Evidence ?? attached, body.OccurredAt, night),
                    type, body.Fields ?? new Dictionary<string, string?>(), fields);
                return Secret(decided, body, by);
            });
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Declares an incident.")
        .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404);

    private static Decision Secret(Decision declared, Request body, Actor by) => body is { Restricted: false, Security: null }
        ? declared
        : Secrecy.FromTheFirstFact(declared, body.Security?.Reason ?? "Declared as a security incident", body.Security?.Named ?? [], body.Security?.SecurityLead, by);
}
