using Marten;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>
/// The catalogue and its whole history, one row a version of an entity. A row holds from <c>seq</c> until <c>until_seq</c>, which is the
/// row that took its place; <c>seq</c> is the catalogue's version. Data is null where the entity was deleted.
/// </summary>
internal static class CatalogueSchema
{
    public const string Sequence = "catalogue_version";

    public static void Add(StoreOptions options)
    {
        var objects = options.Storage.ExtendedSchemaObjects;
        objects.Add(new Sequence(Named(Sequence)));

        var entries = new Table(Named("catalogue_entry"));
        entries.AddColumn<long>("seq").AsPrimaryKey();
        entries.AddColumn("kind", "text").NotNull();
        entries.AddColumn("id", "text").NotNull();
        entries.AddColumn("version", "integer").NotNull();
        entries.AddColumn("data", "jsonb").AllowNulls();
        entries.AddColumn("valid_from", "timestamptz").NotNull();
        entries.AddColumn("valid_to", "timestamptz").AllowNulls();
        entries.AddColumn<long>("until_seq").AllowNulls();
        entries.AddColumn("recorded_by", "text").NotNull();
        entries.Indexes.Add(new IndexDefinition("catalogue_entry_version") { Columns = ["kind", "id", "version"], IsUnique = true });
        entries.Indexes.Add(new IndexDefinition("catalogue_entry_now") { Columns = ["kind", "id"], Predicate = "until_seq is null" });
        entries.Indexes.Add(new IndexDefinition("catalogue_entry_changes") { Columns = ["seq"], Predicate = "until_seq is null" });
        entries.Indexes.Add(new IndexDefinition("catalogue_entry_by_time") { Columns = ["valid_from", "seq"] });
        objects.Add(entries);

        PostgresqlObjectName Named(string name) => new(options.DatabaseSchemaName, name, SchemaUtils.IdentifierUsage.General);
    }
}
