using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace IncidentPlatform.Hosting;

/// <summary>Spans and metrics of our own: ids, kinds and counts, never words of an incident.</summary>
public static class Telemetry
{
    public const string Name = "IncidentPlatform";

    public static ActivitySource Source { get; } = new(Name);
    public static Meter Meter { get; } = new(Name);

    internal static Counter<long> TimersFailed { get; } = Meter.CreateCounter<long>("incidentplatform.timers.failed", "{timer}", "Timers that failed and wait to be tried again.");
    public static Counter<long> EffectsFailed { get; } = Meter.CreateCounter<long>("incidentplatform.effects.failed", "{effect}", "Calls to the outside that failed and wait to be tried again.");
    internal static Counter<long> CheckpointsContradicted { get; } = Meter.CreateCounter<long>("incidentplatform.checkpoints.contradicted", "{checkpoint}", "Checkpoints not taken because the event store contradicts the one before.");
    internal static Counter<long> FactsRelayed { get; } = Meter.CreateCounter<long>("incidentplatform.relay.published", "{message}", "Messages published, each confirmed by the broker.");
}
