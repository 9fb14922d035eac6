using System.Text.Json.Serialization;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.OnCall;

/// <summary>A duty has another schedule from now on; its overrides stay.</summary>
public sealed record ScheduleSet(string Duty, string TimeZone, IReadOnlyList<Layer> Layers);

/// <inheritdoc cref="Override"/>
public sealed record OverrideMade(Guid OverrideId, string Person, DateTimeOffset From, DateTimeOffset To, [property: Personal] string? Reason = null);

public sealed record OverrideTakenBack(Guid OverrideId);

/// <summary>A calendar says who has the duty over a period; what it said of that period before no longer counts.</summary>
/// <param name="CalendarId">See <see cref="Schedule.CalendarIdOf"/>.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive; shifts that begin before or end after the period are in it whole.</param>
/// <param name="Shifts">In time order.</param>
public sealed record CalendarImported(Guid CalendarId, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<CalendarShift> Shifts);

/// <param name="Id">Follows from the calendar, the event and its start.</param>
/// <param name="Person">Person id.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record CalendarShift(Guid Id, string Person, DateTimeOffset From, DateTimeOffset To);

/// <summary>A duty has no schedule from now on.</summary>
public sealed record ScheduleEnded;

/// <summary>What a schedule says from an instant on, until the next of its versions.</summary>
/// <param name="Since">Since when it is so.</param>
public sealed record RotaVersion(DateTimeOffset Since, Rota Rota)
{
    /// <summary>The same for who only asks up to an instant.</summary>
    internal RotaVersion Until(DateTimeOffset end) => this with { Rota = Rota with { Overrides = [.. Rota.Overrides.Where(o => o.From < end && o.To > Since)] } };
}

/// <summary>
/// The schedule of a duty with all that it said before: who was on call follows from what it said then, so that nobody's past turns change.
/// </summary>
public sealed record Schedule
{
    private const string Root = "schedule";

    public Guid Id { get; init; }

    /// <summary>What one is on call for, for example <c>incident-commander</c> or <c>primary</c>.</summary>
    public string Duty { get; init; } = "";

    /// <summary>In the order in which they came to be.</summary>
    public IReadOnlyList<RotaVersion> Versions { get; init; } = [];

    /// <summary>What it says now.</summary>
    [JsonIgnore]
    public Rota Now => Versions[^1].Rota;

    public bool Ended { get; init; }

    public static Guid IdOf(string duty) => Ids.Of(OnCallRoster.TheOne, Root, duty);

    /// <summary>The id of a calendar of a duty, by its name.</summary>
    public static Guid CalendarIdOf(string duty, string name) => Ids.Of(IdOf(duty), "calendar", name);
}

/// <param name="Duty">What the person is on call for.</param>
/// <param name="Person">Person id.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record Shift(string Duty, string Person, DateTimeOffset From, DateTimeOffset To);

/// <param name="Duty">The duty that nobody has.</param>
public sealed record Gap(string Duty, DateTimeOffset From, DateTimeOffset To);

/// <summary>The instant of a local time in a zone; a time that daylight saving skips or doubles has one instant all the same.</summary>
public delegate DateTimeOffset InstantOf(string timeZone, DateTime local);
