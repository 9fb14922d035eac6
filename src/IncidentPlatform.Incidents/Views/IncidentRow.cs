using System.Globalization;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using Marten;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace IncidentPlatform.Incidents.Views;

/// <summary>
/// What the list knows of an incident: a small row beside the snapshot, which also holds the whole policy and is too large to search.
/// It is written in the transaction of the facts that change it, and is a pure function of the state.
/// </summary>
/// <param name="Status">As it is written in answers.</param>
/// <param name="IsOpen">Not closed, cancelled or merged.</param>
/// <param name="Customers">Ids of affected customers.</param>
/// <param name="Holders">Everybody who holds a role.</param>
/// <param name="Roles">Role to its holder.</param>
/// <param name="Root">The incident it is linked under: its commander commands this one.</param>
/// <param name="Timer">What the elapsed time is told from.</param>
/// <param name="Words">What a search by text looks at.</param>
/// <param name="Named">Who may know of it, where it is restricted; null where it is not.</param>
public sealed record IncidentRow(
    Guid Id, string Number, string Title, string Severity, string Status, string Mode, bool IsOpen, DateTimeOffset DeclaredAt,
    IReadOnlyList<string> Services, IReadOnlyList<string> Customers, IReadOnlyList<string> Holders,
    IReadOnlyDictionary<string, string> Roles, IReadOnlyDictionary<string, string> Fields, Guid? Root, IncidentTimer Timer,
    string Words, IReadOnlyList<string>? Named)
{
    public const string Table = "incident_list";

    private const string Upsert =
        """
        insert into incident_list
          (id, number, title, severity, status, mode, is_open, declared_at, services, customers, holders, roles, fields, root, timer, words, search, named)
        select id, number, title, severity, status, mode, "isOpen", "declaredAt", services, customers, holders, roles, fields, root, timer, words,
               to_tsvector('simple', words), named
        from jsonb_to_record(?::jsonb) as r(id uuid, number text, title text, severity text, status text, mode text, "isOpen" boolean,
          "declaredAt" timestamptz, services text[], customers text[], holders text[], roles jsonb, fields jsonb, root uuid,
          timer jsonb, words text, named text[])
        on conflict (id) do update set
          number = excluded.number, title = excluded.title, severity = excluded.severity, status = excluded.status, mode = excluded.mode,
          is_open = excluded.is_open, declared_at = excluded.declared_at, services = excluded.services, customers = excluded.customers,
          holders = excluded.holders, roles = excluded.roles, fields = excluded.fields, root = excluded.root,
          timer = excluded.timer, words = excluded.words, search = excluded.search, named = excluded.named
        """;

    /// <summary>The row as stored, in the form of <see cref="Of"/>; whether the search index fits the words is a member of it.</summary>
    internal const string StoredAsJson =
        """
        jsonb_build_object('id', l.id, 'number', l.number, 'title', l.title, 'severity', l.severity, 'status', l.status, 'mode', l.mode,
          'isOpen', l.is_open, 'declaredAt', to_char(l.declared_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'services', l.services, 'customers', l.customers, 'holders', l.holders,
          'roles', l.roles, 'fields', l.fields, 'root', l.root, 'timer', l.timer, 'words', l.words, 'named', l.named, 'searchable', l.search = to_tsvector('simple', l.words))
        """;

    public static IncidentRow Of(Incident i) => new(
        i.Id, i.Number, i.Title, Text(i.Severity), Text(i.Status), Text(i.Mode), !i.IsOver, Microseconds(i.DeclaredAt),
        i.Services, CustomersOf(i), [.. i.Roles.Values.Select(h => h.Person).Distinct().Order(StringComparer.Ordinal)],
        i.Roles.ToDictionary(r => r.Key, r => r.Value.Person), i.CustomFields, i.Root?.Id, i.Timer,
        string.Join('\n', new[] { i.Number, i.Title, i.Summary, i.Assessment?.Symptoms, i.Assessment?.Hypothesis }.Where(w => w is not null)), i.Security?.Named);

    /// <summary>The statement that makes the list hold this incident.</summary>
    public static ViewRow Write(Guid id, Incident incident) => new(Upsert, JsonSerializer.Serialize(Of(incident) with { Id = id }, Wire.Json));

    public static void AddTable(StoreOptions options)
    {
        var list = new Table(new PostgresqlObjectName(options.DatabaseSchemaName, Table, SchemaUtils.IdentifierUsage.General));
        list.AddColumn<Guid>("id").AsPrimaryKey();
        foreach (var column in new[] { "number", "title", "severity", "status", "mode", "words" })
        {
            list.AddColumn(column, "text").NotNull();
        }

        list.AddColumn("is_open", "boolean").NotNull();
        list.AddColumn("declared_at", "timestamptz").NotNull();
        list.AddColumn<Guid>("root");
        list.AddColumn("named", "text[]").AllowNulls();
        list.AddColumn("timer", "jsonb").NotNull();
        foreach (var (column, type) in new[] { ("services", "text[]"), ("customers", "text[]"), ("holders", "text[]"), ("roles", "jsonb"), ("fields", "jsonb"), ("search", "tsvector") })
        {
            list.AddColumn(column, type).NotNull();
            list.Indexes.Add(new IndexDefinition($"{Table}_{column}") { Columns = [column], Method = IndexMethod.gin });
        }

        list.Indexes.Add(new IndexDefinition($"{Table}_open") { Columns = ["id"], Predicate = "is_open" });
        options.Storage.ExtendedSchemaObjects.Add(list);
    }

    /// <summary>Customers that people named on it; whom the catalogue finds affected is only counted.</summary>
    private static IReadOnlyList<string> CustomersOf(Incident i) =>
        [.. i.Business.CriticalCustomers.Keys.Union(i.SlaExceptions.Select(e => e.Customer)).Order(StringComparer.Ordinal)];

    private static string Text<T>(T value) where T : struct, Enum => JsonSerializer.SerializeToElement(value, Wire.Json).GetString()!;

    /// <summary>A time as <see cref="StoredAsJson"/> writes it.</summary>
    internal static string TimeAsStored(DateTimeOffset time) =>
        Microseconds(time).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The database keeps microseconds.</summary>
    private static DateTimeOffset Microseconds(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), time.Offset);
}
