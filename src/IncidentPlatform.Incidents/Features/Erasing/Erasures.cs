using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Intake.Silencing;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Kernel;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace IncidentPlatform.Incidents.Features.Erasing;

/// <summary>What an erasure came to on one incident.</summary>
/// <param name="Facts">How many facts have no words any more because of it; those that had none already are not counted.</param>
/// <param name="ErasureId">The fact that names them.</param>
/// <param name="Refused">Why nothing was erased, and the way on.</param>
public sealed record ErasedIncident(Guid Id, string Number, int Facts, Guid? ErasureId = null, ErasureRefused? Refused = null);

/// <param name="Code">Stable name of the rule.</param>
public sealed record ErasureRefused(string Code, string Reason, string WayOn);

/// <summary>Erases on incidents, each in a transaction of its own: what breaks off is finished by asking again.</summary>
public sealed class Erasures(StreamSessions sessions, IQuerySession query, Caller caller)
{
    /// <summary>The incidents that hold one of the facts, or that a person recorded something on or is spoken of in; what is not the caller's to see is left out.</summary>
    public Task<IReadOnlyList<Guid>> Incidents(string? person, IReadOnlyList<Guid> facts, CancellationToken ct) => Concerned("mt_doc_incident", person, facts, ct);

    /// <summary>The same of silences, which everybody sees.</summary>
    public Task<IReadOnlyList<Guid>> Silences(string? person, IReadOnlyList<Guid> facts, CancellationToken ct) => Concerned("mt_doc_silence", person, facts, ct);

    /// <summary>One of the facts that is on no incident, or not on that one; null where all are.</summary>
    public async Task<Guid?> Unknown(IReadOnlyList<Guid> facts, Guid? incident, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select id from mt_events e where id = any($1) and ($2 is null or stream_id = $2) and {Seen("$3")}");
        command.Parameters.AddWithValue(facts.ToArray());
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)incident ?? DBNull.Value });
        command.Parameters.Add(Visibility.Person(caller));
        var known = await command.Read(query, r => r.GetGuid(0), ct);
        return facts.Except(known).Select(f => (Guid?)f).FirstOrDefault();
    }

    public async Task<ErasedIncident?> Erase(Guid incident, Erasure erasure, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        var written = await transaction.Erase<Incident>(incident, new Intent(caller.Actor), erasure, (i, _) => LegalHolds.Keeps(i), ct);
        await transaction.Save(ct);
        return written switch
        {
            { State: null } => null,
            { Refusal: { } refusal } => new ErasedIncident(incident, written.State.Number, 0, Refused: new ErasureRefused(refusal.Code, refusal.Reason, refusal.WayOn)),
            { Facts: [{ Data: Erased erased } fact] } => new ErasedIncident(incident, written.State.Number, erased.Facts.Count, fact.Id),
            _ => new ErasedIncident(incident, written.State.Number, 0),
        };
    }

    /// <returns>How many facts have no words any more because of it.</returns>
    public async Task<int> EraseSilence(Guid silence, Erasure erasure, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        var written = await transaction.Erase<Silence>(silence, new Intent(caller.Actor), erasure, (_, _) => null, ct);
        await transaction.Save(ct);
        return written.Facts is [{ Data: Erased erased }] ? erased.Facts.Count : 0;
    }

    private async Task<IReadOnlyList<Guid>> Concerned(string kind, string? person, IReadOnlyList<Guid> facts, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select distinct stream_id from mt_events e
            where exists (select 1 from {kind} k where k.id = e.stream_id) and {Seen("$3")} and (id = any($2)
               or ($1 <> '' and (headers->'fact'->'actor' @> jsonb_build_object('kind', 'person', 'id', $1)
                                 or jsonb_path_exists(data, '$.** ? (@ == $person)', jsonb_build_object('person', $1)))))
            order by stream_id
            """);
        command.Parameters.AddWithValue(person ?? "");
        command.Parameters.AddWithValue(facts.ToArray());
        command.Parameters.Add(Visibility.Person(caller));
        return await command.Read(query, r => r.GetGuid(0), ct);
    }

    private static string Seen(string person) =>
        $"not exists (select 1 from mt_doc_incident i where i.id = e.stream_id and {Visibility.Sql(person, "i.data")} is not true)";
}
