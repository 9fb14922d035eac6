using Marten;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace IncidentPlatform.Communications.Deliveries;

/// <summary>What is kept of mail: who was to get it, and what became of each.</summary>
internal static class DeliverySchema
{
    public static void Add(StoreOptions options)
    {
        // One row for each thing that is told by mail: planned once, whoever is in the audience then. Choosing goes on after `place` until it is planned.
        var rounds = New("delivery_round");
        rounds.AddColumn<Guid>("id").AsPrimaryKey();
        rounds.AddColumn<Guid>("stream_id").NotNull();
        rounds.AddColumn("begun_at", "timestamptz").NotNull();
        rounds.AddColumn("place", "text").AllowNulls();
        rounds.AddColumn("planned_at", "timestamptz").AllowNulls();
        rounds.AddColumn("catalogue_as_of", "timestamptz").AllowNulls();
        rounds.AddColumn("customers", "integer").AllowNulls();
        rounds.AddColumn("recipients", "integer").AllowNulls();
        rounds.Indexes.Add(new IndexDefinition("delivery_round_by_stream") { Columns = ["stream_id"] });

        // One row for each recipient. The address is forgotten after a while; the key, a hash of it, stays.
        var deliveries = New("delivery");
        deliveries.AddColumn<Guid>("round").AsPrimaryKey();
        deliveries.AddColumn("key", "text").AsPrimaryKey();
        deliveries.AddColumn("address", "text").AllowNulls();
        deliveries.AddColumn("customer", "text").AllowNulls();
        deliveries.AddColumn("state", "text").NotNull();
        deliveries.AddColumn("attempts", "integer").NotNull().DefaultValueByExpression("0");
        deliveries.AddColumn("at", "timestamptz").NotNull();
        deliveries.AddColumn("left_at", "timestamptz").AllowNulls();
        deliveries.AddColumn("reason", "text").AllowNulls();
        deliveries.Indexes.Add(new IndexDefinition("delivery_open") { Columns = ["round", "key"], Predicate = $"state in ('{DeliveryStates.Queued}', '{DeliveryStates.Sending}')" });
        deliveries.Indexes.Add(new IndexDefinition("delivery_by_customer") { Columns = ["customer", "round"], Predicate = "customer is not null" });

        foreach (var table in (Table[])[rounds, deliveries])
            options.Storage.ExtendedSchemaObjects.Add(table);

        Table New(string name) => new(new PostgresqlObjectName(options.DatabaseSchemaName, name, SchemaUtils.IdentifierUsage.General));
    }
}
