using IncidentPlatform.Incidents.Features.Declaring;
using Marten;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>What intake keeps outside of streams: rows as they arrive, and what signals reported.</summary>
internal static class IntakeSchema
{
    public static void Add(StoreOptions options)
    {
        var objects = options.Storage.ExtendedSchemaObjects;
        objects.Add(new Sequence(Named(IncidentNumbers.Sequence)));

        // Filled by many connections, so that a lower seq may be committed after a higher one: rows are taken by processed_at, never by seq > last.
        // Each index is paid for by every alert: there is none but for what waits, and a coarse one by time.
        var alerts = new Table(Named("intake_alert"));
        alerts.AddColumn("seq", "bigserial").NotNull();
        alerts.AddColumn("source", "text").NotNull();
        alerts.AddColumn("body_hash", "text").NotNull();
        alerts.AddColumn("alerts", "text").NotNull();
        alerts.AddColumn("trace", "text").NotNull();
        alerts.AddColumn("received_at", "timestamptz").NotNull();
        alerts.AddColumn("processed_at", "timestamptz").AllowNulls();
        alerts.AddColumn("error", "text").AllowNulls();
        alerts.Indexes.Add(new IndexDefinition("intake_alert_waiting") { Columns = ["seq"], Predicate = "processed_at is null" });
        alerts.Indexes.Add(new IndexDefinition("intake_alert_by_time") { Columns = ["received_at"], Method = IndexMethod.brin });
        objects.Add(alerts);

        var signals = new Table(Named("signal_report"));
        signals.AddColumn("id", "bigserial").AsPrimaryKey();
        signals.AddColumn("signal", "text").NotNull();
        signals.AddColumn("healthy", "boolean").NotNull();
        signals.AddColumn("reported_at", "timestamptz").NotNull();
        signals.Indexes.Add(new IndexDefinition("signal_report_by_signal") { Columns = ["signal", "reported_at"] });
        objects.Add(signals);

        PostgresqlObjectName Named(string name) => new(options.DatabaseSchemaName, name, SchemaUtils.IdentifierUsage.General);
    }
}
