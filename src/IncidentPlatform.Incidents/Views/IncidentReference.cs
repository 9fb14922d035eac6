using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Incidents.Intake;
using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>How callers name an incident: by id, or by its number. What they may not know of is not found, as if it were not there.</summary>
public static class IncidentReference
{
    /// <summary>The id, for views and commands; null where there is no such incident, or it is not the caller's to see.</summary>
    public static Task<Guid?> Find(IQuerySession query, string incident, Caller caller, CancellationToken ct) =>
        Find(query, incident, caller, Visibility.Sql("$2"), ct);

    /// <summary>
    /// The id, for what carries no words: our own services follow restricted incidents too. Whoever uses this withholds the words from
    /// a caller whom <see cref="Find(IQuerySession, string, Caller, CancellationToken)"/> would not let in.
    /// </summary>
    public static Task<Guid?> FindForFeed(IQuerySession query, string incident, Caller caller, CancellationToken ct) =>
        Find(query, incident, caller, caller.IsItself ? "($2::text is null or true)" : Visibility.Sql("$2"), ct);

    private static async Task<Guid?> Find(IQuerySession query, string incident, Caller caller, string visible, CancellationToken ct)
    {
        var byId = Guid.TryParse(incident, out var id);
        await using var command = new NpgsqlCommand($"select id from mt_doc_incident where {(byId ? "id" : "data->>'number'")} = $1 and {visible}");
        command.Parameters.AddWithValue(byId ? id : incident.ToUpperInvariant());
        command.Parameters.Add(Visibility.Person(caller));
        return await command.ReadOne(query, r => (Guid?)r.GetGuid(0), ct);
    }
}
