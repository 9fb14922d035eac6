using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Reactions;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Updates;

/// <summary>A person writes an update of their own.</summary>
public static class WriteUpdate
{
    /// <param name="Text">Plain text.</param>
    /// <param name="Subject">One line; the incident's number where absent.</param>
    /// <param name="States">Subjects the text states: it is stopped at sending where what is known of them has changed.</param>
    public sealed record Request(Audience Audience, UpdateKind Kind, string Text, string? Subject = null, IReadOnlyList<Subject>? States = null)
    {
        /// <summary>Which of the affected customers it is for; all of them, and the public, where absent.</summary>
        public SelectionOf? To { get; init; }

        /// <summary>The update it corrects: whoever got that one gets this one.</summary>
        public Guid? Corrects { get; init; }
    }

    /// <param name="Services">Only those for whom one of these services fails.</param>
    /// <param name="Tiers">Tiers of the catalogue.</param>
    /// <param name="Regions">Regions of the catalogue.</param>
    /// <param name="Contracts">References of contracts.</param>
    public sealed record SelectionOf(
        IReadOnlyList<string>? Services = null, IReadOnlyList<string>? Tiers = null, IReadOnlyList<string>? Regions = null, IReadOnlyList<string>? Contracts = null)
    {
        public Selection Whole() => new(Services ?? [], Tiers ?? [], Regions ?? [], Contracts ?? []);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/incidents/{id:guid}/updates", async (
                Guid id, Request body, Commands commands, IncidentReaders readers, KnownDetail known, IQuerySession query, CancellationToken ct) =>
            {
                if (await query.Conversation(id, readers, ct) is not { } seen)
                    return Problems.NotFound("incident", id);
                var updateId = Guid.CreateVersion7();
                var text = new Text(body.Subject ?? $"Update on {seen.Situation.Number}{(seen.Situation.Restricted ? " (restricted)" : "")}", body.Text);
                var detail = await known.Of(id, body.Audience, ct);
                return await commands.Adding<Conversation>(
                    id, $"/updates/{updateId}", (c, _) => Writing.Write(c, updateId, body.Audience, body.Kind, text, body.States ?? [], detail, body.To?.Whole(), body.Corrects));
            })
            .RequireRole(OrganisationRoles.Communications, OrganisationRoles.Commander, OrganisationRoles.Responder, OrganisationRoles.Support)
            .WithTags("updates").WithSummary("Writes an update; a draft of the same kind that nobody touched gives way to it.")
            .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
