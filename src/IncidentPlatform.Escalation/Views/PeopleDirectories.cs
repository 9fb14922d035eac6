using System.Runtime.CompilerServices;
using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.OnCall;
using Marten;

namespace IncidentPlatform.Escalation.Views;

/// <summary>The directory as it is kept: people, positions, and the roster as last given out.</summary>
public static class PeopleDirectories
{
    private static readonly ConditionalWeakTable<IQuerySession, Task<PeopleDirectory>> Loaded = [];

    /// <summary>As it is when a session asks first: one batch of timers decides on one directory.</summary>
    public static Task<PeopleDirectory> Load(IQuerySession session, CancellationToken ct) => Loaded.GetValue(session, s => Read(s, ct));

    private static async Task<PeopleDirectory> Read(IQuerySession session, CancellationToken ct)
    {
        var people = await session.Query<Person>().Where(p => p.LeftAt == null).ToListAsync(ct);
        var positions = await session.Query<Position>().ToListAsync(ct);
        var roster = await session.LoadAsync<OnCallRoster>(OnCallRoster.TheOne, ct);
        var policies = await session.Query<EscalationPolicy>().Where(p => !p.Ended).ToListAsync(ct);
        return new PeopleDirectory(people, positions.ToDictionary(p => p.Id, p => p.Person), roster?.Shifts ?? []) { Policies = policies };
    }
}
