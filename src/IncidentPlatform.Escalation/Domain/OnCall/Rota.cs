namespace IncidentPlatform.Escalation.Domain.OnCall;

/// <summary>Who has a duty in turn: layers of rotations, the later over the earlier, and exceptions over all of them.</summary>
/// <param name="TimeZone">IANA name: shifts change at the same hour of the day there, through daylight saving.</param>
/// <param name="Layers">The last one that has somebody on duty counts.</param>
/// <param name="Overrides">The last one counts: those of calendars come first, what people made after them.</param>
public sealed record Rota(string TimeZone, IReadOnlyList<Layer> Layers, IReadOnlyList<Override> Overrides);

/// <summary>People who take turns.</summary>
/// <param name="Name">What it is known by within the schedule.</param>
/// <param name="Start">Start of the first shift, local time in the schedule's zone.</param>
/// <param name="ShiftLength">Length of a shift by the local clock.</param>
/// <param name="Participants">Person ids, in the order of their turns.</param>
/// <param name="Restrictions">The only times that it counts at; always, where there are none.</param>
public sealed record Layer(string Name, DateTime Start, TimeSpan ShiftLength, IReadOnlyList<string> Participants, IReadOnlyList<Restriction>? Restrictions = null)
{
    public bool Equals(Layer? other) =>
        other is not null && Name == other.Name && Start == other.Start && ShiftLength == other.ShiftLength && Participants.SequenceEqual(other.Participants)
        && (Restrictions ?? []).SequenceEqual(other.Restrictions ?? []);

    public override int GetHashCode() => HashCode.Combine(Name, Start, ShiftLength, Participants.Count);
}

/// <summary>Some hours of some weekdays, by the local clock.</summary>
/// <param name="Days">Weekdays on which it begins.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends: on the next day, where that is not after <paramref name="From"/>.</param>
public sealed record Restriction(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To)
{
    /// <summary>Whether a local time falls into it.</summary>
    public bool Contain(DateTime time)
    {
        var clock = TimeOnly.FromDateTime(time);
        return To > From
            ? Days.Contains(time.DayOfWeek) && clock >= From && clock < To
            : (Days.Contains(time.DayOfWeek) && clock >= From) || (Days.Contains(time.AddDays(-1).DayOfWeek) && clock < To);
    }

    public bool Equals(Restriction? other) => other is not null && From == other.From && To == other.To && Days.SequenceEqual(other.Days);

    public override int GetHashCode() => HashCode.Combine(From, To, Days.Count);
}

/// <summary>Somebody has a duty for a time, whoever's turn it is.</summary>
/// <param name="Person">Person id.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Reason">Why, in the words of who made it.</param>
/// <param name="Calendar">The calendar that it was imported from; null where a person made it.</param>
public sealed record Override(Guid Id, string Person, DateTimeOffset From, DateTimeOffset To, string? Reason = null, Guid? Calendar = null);
