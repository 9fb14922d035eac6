using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Reactions;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Escalation.WhatIf;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.Messaging;
using Marten;

namespace IncidentPlatform.Escalation.Features.WhatIf;

/// <summary>What the open obligations would become if the incidents that run by a pack adopted a changed one now.</summary>
public static class PreviewPack
{
    private const int MostIncidents = 1_000;

    /// <param name="Incidents">How many were looked at.</param>
    public sealed record Answered(int Incidents, IReadOnlyList<Previewed> Changes);

    /// <param name="Obligations">Every obligation that is open, or would be.</param>
    /// <param name="Paged">Person ids of who would be paged at once.</param>
    public sealed record Previewed(Guid Incident, string Number, string Severity, IReadOnlyList<PreviewedObligation> Obligations, IReadOnlyList<string> Paged);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/packs/preview", async (JsonElement pack, IIncidentsApi incidents, IncidentReaders readers, DomainClock clock, IQuerySession query, CancellationToken ct) =>
            await AskingIncidents.Answered(async () =>
            {
                var policies = (await incidents.ResolvePack(pack, ct)).ToDictionary(p => p.Key, p => p.Value.ToPolicy());
                var directory = await PeopleDirectories.Load(query, ct);
                var now = clock.GetUtcNow();
                var copies = await Running(pack, readers, query, ct);
                var ledgers = (await query.LoadManyAsync<Ledger>(ct, [.. copies.Select(c => c.Id)])).ToDictionary(l => l.Id);
                var previewed = copies
                    .Where(c => ledgers.ContainsKey(c.Id) && policies.ContainsKey(c.State.Severity))
                    .Select(c => Of(c, PackPreview.Of(ledgers[c.Id], policies[c.State.Severity], directory, now))).ToList();
                return TypedResults.Ok(new Answered(copies.Count, [.. previewed.Where(p => p.Obligations.Any(o => o.Effect != PackPreview.Same))]));
            }))
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("what-if").WithSummary("What the open obligations would become under a changed pack; changes nothing.")
        .Produces<Answered>().ProducesProblem(400).ProducesProblem(503);

    private static Previewed Of(IncidentCopy copy, (IReadOnlyList<PreviewedObligation> Obligations, IReadOnlyList<string> Paged) preview) =>
        new(copy.Id, copy.State.Number, copy.State.Severity, preview.Obligations, preview.Paged);

    /// <summary>Incidents that run by the pack of that name and are not over; by any, where it has no name.</summary>
    private static async Task<IReadOnlyList<IncidentCopy>> Running(JsonElement pack, IncidentReaders readers, IQuerySession query, CancellationToken ct)
    {
        var name = pack.ValueKind == JsonValueKind.Object && pack.TryGetProperty("pack", out var named) ? named.GetString() : null;
        var open = await query.Query<IncidentCopy>()
            .Where(c => c.State.Mode == Modes.Live && c.State.Status != "closed" && c.State.Status != "cancelled" && c.State.Status != "merged")
            .OrderBy(c => c.State.DeclaredAt).Take(MostIncidents).ToListAsync(ct);
        var readable = await readers.Readable(open.Select(c => c.Id), ct);
        return [.. open.Where(c => readable.Contains(c.Id) && (name is null || c.State.Policy!.Pack == name))];
    }
}
