using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Kernel;
using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>One look at evidence: read, exported or refused. Rows are only ever added.</summary>
/// <param name="EvidenceId">The piece; null where it was the whole register.</param>
/// <param name="By">Who looked.</param>
/// <param name="Access"><c>read</c>, <c>exported</c> or <c>refused</c>.</param>
public sealed record EvidenceAccess(Guid Id, Guid IncidentId, Guid? EvidenceId, Actor By, string Access, DateTimeOffset At);

/// <summary>
/// Who looked at the evidence. It stands beside the incident's stream, not on it: whoever is refused must not be able to swell the
/// stream that everybody follows.
/// </summary>
public sealed class EvidenceLog(IDocumentStore store, DomainClock clock)
{
    public const string Read = "read";
    public const string Exported = "exported";
    public const string Refused = "refused";

    public async Task Add(Guid incident, Guid? evidence, Caller caller, string access, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Insert(new EvidenceAccess(Guid.CreateVersion7(), incident, evidence, caller.Actor, access, clock.GetUtcNow()));
        await session.SaveChangesAsync(ct);
    }

    /// <summary>Notes that somebody asked who may not know of the incident, where there is one that keeps evidence.</summary>
    public async Task AddRefused(IQuerySession query, string incident, Guid? evidence, Caller caller, CancellationToken ct)
    {
        var byId = Guid.TryParse(incident, out var id);
        await using var command = new NpgsqlCommand($"select id from mt_doc_incident where {(byId ? "id" : "data->>'number'")} = $1 and data->'security' is not null");
        command.Parameters.AddWithValue(byId ? id : incident.ToUpperInvariant());
        if (await Intake.Rows.ReadOne(command, query, r => (Guid?)r.GetGuid(0), ct) is { } found)
        {
            await Add(found, evidence, caller, Refused, ct);
        }
    }
}
