using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Incidents.Domain;
using NpgsqlTypes;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>
/// Rule 6 in one place. One incident is found by <see cref="IncidentReference"/>; a query over many puts <see cref="Sql"/> into its
/// condition and <see cref="Person"/> among its parameters. Nothing else decides who sees an incident.
/// </summary>
public static class Visibility
{
    /// <summary>The condition on a row of <c>mt_doc_incident</c>.</summary>
    /// <param name="person">Placeholder of the parameter that <see cref="Person"/> makes, for example <c>$1</c>.</param>
    /// <param name="data">The row's data.</param>
    public static string Sql(string person, string data = "data") =>
        $"({data}->'security' is null or {data}->'security'->'named' @> to_jsonb({person}::text))";

    /// <summary>The same of an incident that was read already.</summary>
    public static bool Sees(this Caller caller, Incident incident) =>
        incident.Security is not { } s || (caller.PersonId is { } person && s.Named.Contains(person));

    /// <summary>Who reads: the person who calls, or for whom a service does. A service for itself is named nowhere.</summary>
    public static NpgsqlParameter Person(Caller caller) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)caller.PersonId ?? DBNull.Value };
}
