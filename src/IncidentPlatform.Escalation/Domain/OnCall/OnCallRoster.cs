using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.OnCall;

/// <summary>The roster was drawn up for a period and given out.</summary>
public sealed record RosterDrawn(Guid RosterId, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<Shift> Shifts);

/// <summary>The roster as last given out.</summary>
public sealed record OnCallRoster
{
    /// <summary>There is one roster, and so one stream.</summary>
    public static readonly Guid TheOne = new("5c0ffee0-0ca1-8000-8000-000000000001");

    public Guid Id { get; init; }

    /// <summary>Rises each time it is given out.</summary>
    public long Version { get; init; }

    public DateTimeOffset From { get; init; }

    public DateTimeOffset To { get; init; }

    public IReadOnlyList<Shift> Shifts { get; init; } = [];
}

/// <summary>When the roster is drawn anew: at each change, and daily.</summary>
public static class RosterDecider
{
    public static readonly TimeSpan Period = TimeSpan.FromDays(14);
    public static readonly TimeSpan RedrawnAfter = TimeSpan.FromDays(1);

    public static IReadOnlyList<Type> Facts { get; } = [typeof(RosterDrawn)];

    public static OnCallRoster Evolve(OnCallRoster? roster, Fact fact) => fact.Data switch
    {
        RosterDrawn f => new OnCallRoster { Id = f.RosterId, Version = fact.Version, From = f.From, To = f.To, Shifts = f.Shifts },
        _ => roster ?? new OnCallRoster(),
    };

    /// <summary>Draws it from the schedules as they are; nothing where it would say the same and is still fresh.</summary>
    public static Decision Draw(OnCallRoster? roster, IReadOnlyCollection<Schedule> schedules, InstantOf instant, DateTimeOffset now)
    {
        if (roster is not null && now < roster.From + RedrawnAfter
            && Roster.Of(schedules, roster.From, roster.To, instant).SequenceEqual(roster.Shifts))
            return Decision.Nothing;
        return Decision.Record(new RosterDrawn(OnCallRoster.TheOne, now, now + Period, Roster.Of(schedules, now, now + Period, instant)));
    }
}
