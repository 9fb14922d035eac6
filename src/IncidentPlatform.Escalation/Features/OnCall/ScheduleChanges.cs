using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using Marten;
using Intent = IncidentPlatform.Hosting.EventStore.Intent;

namespace IncidentPlatform.Escalation.Features.OnCall;

/// <summary>A schedule changes; the roster is drawn anew in the same transaction.</summary>
public sealed class ScheduleChanges(StreamSessions sessions, Caller caller)
{
    /// <param name="answer">What is answered, with the schedule as it is then.</param>
    public async Task<IResult> Change(string duty, Func<Schedule?, DateTimeOffset, Decision> decide, Func<Schedule, IResult> answer, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        await transaction.Lock<OnCallRoster>(OnCallRoster.TheOne, ct);
        var written = await transaction.Append(Schedule.IdOf(duty), new Intent(caller.Actor), decide, ct);
        if (written.Refusal is { } refusal)
            return Problems.Of(refusal);
        if (written.State is not { } changed)
            return Problems.NotFound("schedule", duty);
        if (written.Facts.Count > 0)
        {
            var others = await transaction.Session.Query<Schedule>().Where(s => s.Duty != duty).ToListAsync(ct);
            await transaction.Append<OnCallRoster>(
                OnCallRoster.TheOne, new Intent(caller.Actor), (roster, now) => RosterDecider.Draw(roster, [.. others, changed], TimeZones.InstantOf, now), ct);
            await transaction.Save(ct);
        }

        return answer(changed);
    }
}
