using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Intake;
using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Reads incidents together with what they are linked to.</summary>
internal static class CascadeReads
{
    /// <summary>Ids of the root and of what is linked under the incident: what a decision on it is taken with.</summary>
    public static async Task<IReadOnlyList<Guid>> Related(IQuerySession query, Guid incident, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select (i.data->'root'->>'id')::uuid from mt_doc_incident i where i.id = $1 and i.data->'root' is not null
            union all
            select (c->>'id')::uuid from mt_doc_incident i, jsonb_array_elements(i.data->'children') c where i.id = $1
            """);
        command.Parameters.AddWithValue(incident);
        return await command.Read(query, r => r.GetGuid(0), ct);
    }

    /// <summary>The incident under its root, if it has one; null where there is no such incident.</summary>
    public static async Task<Incident?> LoadUnderRoot(this IQuerySession query, Guid incident, CancellationToken ct) =>
        await query.LoadAsync<Incident>(incident, ct) is not { } found ? null
        : found.Root is { } key && await query.LoadAsync<Incident>(key.Id, ct) is { } root ? found.Under(root)
        : found;

    /// <summary>The incident with the incidents linked under it; null where there is no such incident.</summary>
    public static async Task<Incident?> LoadWhole(this IQuerySession query, Guid incident, CancellationToken ct) =>
        await query.LoadUnderRoot(incident, ct) is { } found
            ? found with { Family = await query.LoadManyAsync<Incident>(ct, [.. found.Children.Select(c => c.Id)]) }
            : null;
}
