using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Escalation.Timers;

/// <summary>A day has passed since the roster was given out.</summary>
/// <param name="Version">The roster it was; a newer one has its own row.</param>
public sealed record RedrawRoster(long Version)
{
    public const string Kind = "redraw-roster";

    public static IEnumerable<Due> Of(Fact fact, OnCallRoster roster) =>
        fact.Data is RosterDrawn ? [new Due(Kind, new RedrawRoster(fact.Version), fact.RecordedAt + RosterDecider.RedrawnAfter)] : [];
}

internal sealed class RedrawRosterTimer : ITimer<RedrawRoster>
{
    public async Task Fire(RedrawRoster payload, Firing firing, CancellationToken ct)
    {
        var schedules = await firing.Session.Query<Schedule>().ToListAsync(ct);
        await firing.Append<OnCallRoster>(
            OnCallRoster.TheOne,
            (roster, now) => roster?.Version == payload.Version ? RosterDecider.Draw(roster, schedules, TimeZones.InstantOf, now) : Decision.Nothing,
            ct);
    }
}
