using Marten;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace IncidentPlatform.Communications.Webhooks;

/// <summary>What webhooks keep. No row holds a word of an incident: a fact is read from Incidents when it is sent.</summary>
internal static class WebhookSchema
{
    public static void Add(StoreOptions options)
    {
        options.Schema.For<WebhookSubscription>();
        options.Schema.For<WebhookSecrets>();
        options.Schema.For<DisabledWebhook>();

        // Every fact of live incidents that are not restricted, for replays.
        var facts = New("webhook_fact");
        facts.AddColumn<Guid>("fact_id").AsPrimaryKey();
        AddPlace(facts);
        facts.AddColumn("severity", "text").NotNull();
        facts.AddColumn("services", "text[]").NotNull();
        facts.Indexes.Add(new IndexDefinition("webhook_fact_by_time") { Columns = ["recorded_at"] });
        facts.Indexes.Add(new IndexDefinition("webhook_fact_by_incident") { Columns = ["incident_id"] });

        // What each subscription was or is owed. A replay owes a fact again, in the next round.
        var deliveries = New("webhook_delivery");
        deliveries.AddColumn<Guid>("subscription_id").AsPrimaryKey();
        deliveries.AddColumn<Guid>("fact_id").AsPrimaryKey();
        AddPlace(deliveries);
        deliveries.AddColumn("round", "integer").NotNull().DefaultValueByExpression("1");
        deliveries.AddColumn("attempts", "integer").NotNull().DefaultValueByExpression("0");
        deliveries.AddColumn("attempted_at", "timestamptz").AllowNulls();
        deliveries.AddColumn("accepted_at", "timestamptz").AllowNulls();
        deliveries.AddColumn("status", "integer").AllowNulls();
        deliveries.AddColumn("failure", "text").AllowNulls();
        deliveries.AddColumn("took_ms", "integer").AllowNulls();
        deliveries.Indexes.Add(new IndexDefinition("webhook_delivery_owed") { Columns = ["subscription_id", "incident_id", "version"], Predicate = "accepted_at is null" });
        deliveries.Indexes.Add(new IndexDefinition("webhook_delivery_by_time") { Columns = ["subscription_id", "recorded_at"] });
        deliveries.Indexes.Add(new IndexDefinition("webhook_delivery_by_acceptance") { Columns = ["accepted_at"] });
        deliveries.Indexes.Add(new IndexDefinition("webhook_delivery_by_incident") { Columns = ["incident_id"] });

        // One row for each subscription and incident of which something is owed: when the next is sent.
        var lanes = New("webhook_lane");
        lanes.AddColumn<Guid>("subscription_id").AsPrimaryKey();
        lanes.AddColumn<Guid>("incident_id").AsPrimaryKey();
        lanes.AddColumn("ping", "boolean").NotNull().DefaultValueByExpression("false");
        lanes.AddColumn("due", "timestamptz").NotNull();
        lanes.AddColumn("attempts", "integer").NotNull().DefaultValueByExpression("0");
        lanes.AddColumn("failing_since", "timestamptz").AllowNulls();
        lanes.Indexes.Add(new IndexDefinition("webhook_lane_by_time") { Columns = ["due"] });
        lanes.Indexes.Add(new IndexDefinition("webhook_lane_by_incident") { Columns = ["incident_id"] });

        foreach (var table in (Table[])[facts, deliveries, lanes])
            options.Storage.ExtendedSchemaObjects.Add(table);

        Table New(string name) => new(new PostgresqlObjectName(options.DatabaseSchemaName, name, SchemaUtils.IdentifierUsage.General));
    }

    private static void AddPlace(Table table)
    {
        table.AddColumn<Guid>("incident_id").NotNull();
        table.AddColumn<long>("version").NotNull();
        table.AddColumn("type", "text").NotNull();
        table.AddColumn("recorded_at", "timestamptz").NotNull();
    }
}
