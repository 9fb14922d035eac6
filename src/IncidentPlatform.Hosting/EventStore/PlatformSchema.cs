using Marten;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>The tables every service has beside Marten's own, created and migrated with them.</summary>
internal static class PlatformSchema
{
    public static void Add(StoreOptions options)
    {
        var objects = options.Storage.ExtendedSchemaObjects;

        var head = New("stream_head");
        head.AddColumn<Guid>("stream_id").AsPrimaryKey();
        head.AddColumn<long>("version").NotNull();
        head.AddColumn("hash", "text").NotNull();
        head.AddColumn("recorded_at", "timestamptz").NotNull();
        objects.Add(head);

        var due = New("due_work");
        due.AddColumn<Guid>("id").AsPrimaryKey();
        due.AddColumn("kind", "text").NotNull();
        due.AddColumn<Guid>("stream_id").NotNull();
        due.AddColumn("payload", "jsonb").NotNull();
        due.AddColumn("due", "timestamptz").NotNull();
        due.AddColumn("clock", "smallint").NotNull();
        due.AddColumn("even_in_drill", "boolean").NotNull();
        due.AddColumn("trace", "text").NotNull();
        due.AddColumn("attempts", "integer").NotNull().DefaultValueByExpression("0");
        due.AddColumn("claimed_until", "timestamptz").AllowNulls();
        due.AddColumn("outcome_unknown", "boolean").NotNull().DefaultValueByExpression("false");
        due.AddColumn("last_error", "text").AllowNulls();
        due.Indexes.Add(new IndexDefinition("due_work_by_time") { Columns = ["clock", "due"] });
        due.Indexes.Add(new IndexDefinition("due_work_by_stream") { Columns = ["stream_id"] });
        objects.Add(due);

        var inbox = New("inbox");
        inbox.AddColumn("consumer", "text").AsPrimaryKey();
        inbox.AddColumn<Guid>("message_id").AsPrimaryKey();
        inbox.AddColumn("received_at", "timestamptz").NotNull().DefaultValueByExpression("now()");
        objects.Add(inbox);

        var held = New("held_fact");
        held.AddColumn<Guid>("incident_id").AsPrimaryKey();
        held.AddColumn<long>("version").AsPrimaryKey();
        held.AddColumn("fact", "jsonb").NotNull();
        objects.Add(held);

        var keys = New("idempotency_key");
        keys.AddColumn("caller", "text").AsPrimaryKey();
        keys.AddColumn("route", "text").AsPrimaryKey();
        keys.AddColumn("key", "text").AsPrimaryKey();
        keys.AddColumn("request_hash", "text").NotNull();
        keys.AddColumn("status", "integer").NotNull();
        keys.AddColumn("etag", "text").AllowNulls();
        keys.AddColumn("location", "text").AllowNulls();
        keys.AddColumn("body", "text").NotNull();
        keys.AddColumn("kept_until", "timestamptz").NotNull();
        keys.Indexes.Add(new IndexDefinition("idempotency_key_by_age") { Columns = ["kept_until"] });
        objects.Add(keys);

        var relayed = New("relayed");
        relayed.AddColumn("message", "text").AsPrimaryKey();
        relayed.AddColumn<long>("count").NotNull();
        objects.Add(relayed);

        Table New(string name) => new(new PostgresqlObjectName(options.DatabaseSchemaName, name, SchemaUtils.IdentifierUsage.General));
    }
}
