using IncidentPlatform.Contracts;
using Refit;

namespace IncidentPlatform.Client.Escalation;

/// <summary>People, their positions, and who is on call.</summary>
public interface IDirectory
{
    /// <param name="link">Only whom an id elsewhere leads to, for example <c>slack:U024BE7LH</c>.</param>
    [Get("/people")]
    Task<Page<IdentifiedPerson>> ListPeople(string? cursor = null, int? pageSize = null, string? link = null, CancellationToken cancellation = default);

    [Get("/people/{id}")]
    Task<IdentifiedPerson> GetPerson(string id, CancellationToken cancellation = default);

    [Put("/people/{id}")]
    Task PutPerson(string id, [Body] Person body, CancellationToken cancellation = default);

    /// <summary>Takes a person out of the directory; it is done where they were not in it.</summary>
    [Delete("/people/{id}")]
    Task DeletePerson(string id, CancellationToken cancellation = default);

    [Put("/people/{id}/contacts/{contact}")]
    Task<IdentifiedPerson> PutContact(string id, string contact, [Body] ContactMethod body, CancellationToken cancellation = default);

    [Delete("/people/{id}/contacts/{contact}")]
    Task DeleteContact(string id, string contact, CancellationToken cancellation = default);

    /// <summary>Has a code sent by a contact method.</summary>
    [Post("/people/{id}/contacts/{contact}/verification")]
    Task<IdentifiedPerson> SendContactCode(string id, string contact, CancellationToken cancellation = default);

    /// <summary>Tells the code that came: the contact method is used from now on.</summary>
    [Put("/people/{id}/contacts/{contact}/verification")]
    Task<IdentifiedPerson> VerifyContact(string id, string contact, [Body] ContactCode body, CancellationToken cancellation = default);

    /// <summary>Somebody leaves: their shifts and positions go to a successor, or to the others.</summary>
    [Post("/people/{id}/departure")]
    Task<Departed> Depart(string id, [Body] Departure body, CancellationToken cancellation = default);

    [Get("/teams")]
    Task<Page<NamedTeam>> ListTeams(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/teams/{team}")]
    Task<NamedTeam> GetTeam(string team, CancellationToken cancellation = default);

    [Put("/teams/{team}")]
    Task PutTeam(string team, [Body] Team body, CancellationToken cancellation = default);

    [Delete("/teams/{team}")]
    Task DeleteTeam(string team, CancellationToken cancellation = default);

    [Get("/positions")]
    Task<Page<NamedPosition>> ListPositions(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/positions/{position}")]
    Task<NamedPosition> GetPosition(string position, CancellationToken cancellation = default);

    [Put("/positions/{position}")]
    Task PutPosition(string position, [Body] Position body, CancellationToken cancellation = default);

    [Get("/schedules")]
    Task<Page<NamedSchedule>> ListSchedules(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/schedules/{duty}")]
    Task<NamedSchedule> GetSchedule(string duty, CancellationToken cancellation = default);

    [Put("/schedules/{duty}")]
    Task PutSchedule(string duty, [Body] Schedule body, CancellationToken cancellation = default);

    /// <summary>Ends a schedule: nobody has the duty from now on.</summary>
    [Delete("/schedules/{duty}")]
    Task DeleteSchedule(string duty, CancellationToken cancellation = default);

    /// <summary>Shows who would have a duty when; changes nothing.</summary>
    [Post("/schedules/{duty}/preview")]
    Task<FinalSchedule> PreviewSchedule(
        string duty, [Body] Schedule body, [Query(Format = "O")] DateTimeOffset? from = null, [Query(Format = "O")] DateTimeOffset? to = null, CancellationToken cancellation = default);

    /// <summary>Who has a duty when, as it is and as it was.</summary>
    [Get("/schedules/{duty}/shifts")]
    Task<FinalSchedule> ListShifts(
        string duty, [Query(Format = "O")] DateTimeOffset? from = null, [Query(Format = "O")] DateTimeOffset? to = null, CancellationToken cancellation = default);

    [Post("/schedules/{duty}/overrides")]
    Task<ScheduleOverride> MakeOverride(string duty, [Body] MakeOverride body, CancellationToken cancellation = default);

    [Delete("/schedules/{duty}/overrides/{id}")]
    Task TakeOverrideBack(string duty, Guid id, CancellationToken cancellation = default);

    /// <summary>Two people exchange a shift each.</summary>
    [Post("/schedules/{duty}/swaps")]
    Task<ScheduleOverride> SwapShifts(string duty, [Body] SwapShifts body, CancellationToken cancellation = default);

    /// <summary>Imports the shifts of a calendar over those of the layers, all of them or none.</summary>
    /// <param name="file">iCalendar (RFC 5545), with the content type <c>text/calendar</c>.</param>
    /// <param name="from">Start of what is imported; now where it is left out.</param>
    /// <param name="to">End of it; 90 days on where it is left out.</param>
    /// <param name="calendar">What the calendar is known by: importing it again replaces what it said before. Its own name where it is left out.</param>
    /// <param name="preview">Say what would come of it, and change nothing.</param>
    [Post("/schedules/{duty}/imports")]
    Task<CalendarImport> ImportCalendar(
        string duty, [Body] HttpContent file, [Query(Format = "O")] DateTimeOffset? from = null, [Query(Format = "O")] DateTimeOffset? to = null, string? calendar = null,
        bool? preview = null, CancellationToken cancellation = default);

    /// <summary>Who is on call for each duty, now or at an instant.</summary>
    [Get("/on-call")]
    Task<OnCall> GetOnCall([Query(Format = "O")] DateTimeOffset? at = null, CancellationToken cancellation = default);

    /// <summary>Pages, night pages and hours on call by person and week; of the last four weeks where nothing is said.</summary>
    [Get("/on-call/load")]
    Task<OnCallLoad> GetOnCallLoad(
        [Query(Format = "O")] DateTimeOffset? from = null, [Query(Format = "O")] DateTimeOffset? to = null, string? timeZone = null, CancellationToken cancellation = default);

    /// <summary>Makes a secret address under which a calendar application finds the shifts of a duty or of a person.</summary>
    [Post("/calendar-feeds")]
    Task<NewCalendarFeed> MakeCalendarFeed([Body] MakeCalendarFeed body, CancellationToken cancellation = default);

    [Get("/calendar-feeds")]
    Task<IReadOnlyList<CalendarFeed>> ListCalendarFeeds(CancellationToken cancellation = default);

    [Delete("/calendar-feeds/{id}")]
    Task TakeCalendarFeedBack(string id, CancellationToken cancellation = default);

    [Get("/roster")]
    Task<Roster> GetRoster(CancellationToken cancellation = default);
}

/// <param name="Webhook">Where pages go; the configured pager where it is left out.</param>
/// <param name="Senior">May be asked when everyone on call is silent.</param>
/// <param name="Language">Language that they are called in, as a BCP 47 tag.</param>
/// <param name="Links">Who they are elsewhere: a system, to their id there.</param>
public sealed record Person(
    string Name, string Email, Uri? Webhook = null, bool Senior = false, string Language = "en", IReadOnlyDictionary<string, string>? Links = null);

/// <inheritdoc cref="Person"/>
/// <param name="Contacts">How they are reached, best first; addresses are for the person and administrators.</param>
/// <param name="LeftAt">When they left; null while they are here.</param>
public sealed record IdentifiedPerson(
    string Id, string Name, string Email, Uri? Webhook = null, bool Senior = false, string Language = "en", IReadOnlyDictionary<string, string>? Links = null,
    IReadOnlyList<NamedContactMethod>? Contacts = null, DateTimeOffset? LeftAt = null);

/// <param name="Kind"><c>voice</c>, <c>sms</c>, <c>webhook</c>, <c>pagerduty</c> or <c>opsgenie</c>.</param>
/// <param name="Address">Telephone number (E.164), address, or id at the vendor.</param>
/// <param name="Quiet">When it is used last.</param>
public sealed record ContactMethod(string Kind, string Address, QuietHours? Quiet = null);

/// <inheritdoc cref="ContactMethod"/>
/// <param name="VerifiedAt">When its owner showed that it reaches them; it is not used before.</param>
public sealed record NamedContactMethod(string Name, string Kind, string? Address = null, QuietHours? Quiet = null, DateTimeOffset? VerifiedAt = null);

/// <param name="Except">Severities for which no hour is quiet.</param>
public sealed record QuietHours(string TimeZone, TimeOnly From, TimeOnly To, IReadOnlyList<string>? Except = null);

/// <param name="Code">As it came.</param>
public sealed record ContactCode(string Code);

/// <param name="Successor">Person id of who has their turns and positions from now on.</param>
public sealed record Departure(string? Successor = null);

/// <param name="Duties">Whose schedules changed.</param>
/// <param name="Positions">Positions that went to the successor, or are vacant now.</param>
public sealed record Departed(string Person, DateTimeOffset At, IReadOnlyList<string> Duties, IReadOnlyList<string> Positions, IReadOnlyList<DutyGap> Gaps);

/// <summary>People who work together.</summary>
public sealed record Team(IReadOnlyList<string> Members);

/// <inheritdoc cref="Team"/>
public sealed record NamedTeam(string Id, IReadOnlyList<string> Members);

/// <summary>Who holds a position of the directory, for example <c>engineering-vp</c>.</summary>
public sealed record Position([property: System.Text.Json.Serialization.JsonPropertyName("person")] string PersonId);

/// <inheritdoc cref="Position"/>
/// <param name="Id">The position.</param>
/// <param name="Person">Person id.</param>
public sealed record NamedPosition(string Id, string Person);

/// <summary>Who has a duty in turn: layers, or one rotation in short.</summary>
/// <param name="TimeZone">IANA name; shifts change at the same hour of the day there, through daylight saving.</param>
/// <param name="Start">In short: start of the first shift, local time in that zone.</param>
/// <param name="ShiftLength">In short: length of a shift by the local clock, an hour at least.</param>
/// <param name="Participants">In short: person ids, in the order of their turns.</param>
/// <param name="Layers">Rotations; the last one that has somebody on duty counts.</param>
public sealed record Schedule(
    string TimeZone, DateTime? Start = null, TimeSpan? ShiftLength = null, IReadOnlyList<string>? Participants = null, IReadOnlyList<ScheduleLayer>? Layers = null)
{
    /// <summary>Name of the layer that a rotation in short is.</summary>
    public const string Rotation = "rotation";

    /// <summary>The same, as it is read: in layers, whichever way it was written.</summary>
    public Schedule InLayers() => Layers is not null || Start is not { } start || ShiftLength is not { } length || Participants is null
        ? this
        : new Schedule(TimeZone, Layers: [new ScheduleLayer(Rotation, start, length, Participants)]);
}

/// <param name="Start">Start of the first shift, local time in the schedule's zone.</param>
/// <param name="Participants">Person ids, in the order of their turns.</param>
/// <param name="Restrictions">The only times that it counts at; always, where there are none.</param>
public sealed record ScheduleLayer(
    string Name, DateTime Start, TimeSpan ShiftLength, IReadOnlyList<string> Participants, IReadOnlyList<LayerRestriction>? Restrictions = null);

/// <param name="Days">Weekdays on which it begins, <c>monday</c> to <c>sunday</c>.</param>
/// <param name="From">When it begins, by the local clock.</param>
/// <param name="To">When it ends: on the next day, where that is not after <paramref name="From"/>.</param>
public sealed record LayerRestriction(IReadOnlyList<string> Days, TimeOnly From, TimeOnly To);

/// <inheritdoc cref="Schedule"/>
/// <param name="Id">The duty.</param>
/// <param name="Overrides">Those that are not over; they count before the layers.</param>
public sealed record NamedSchedule(string Id, string TimeZone, IReadOnlyList<ScheduleLayer> Layers, IReadOnlyList<ScheduleOverride> Overrides);

/// <summary>Somebody has a duty for a time, whoever's turn it is.</summary>
/// <param name="Calendar">The calendar that it was imported from; null where a person made it.</param>
public sealed record ScheduleOverride(Guid Id, string Person, DateTimeOffset From, DateTimeOffset To, string? Reason = null, Guid? Calendar = null);

/// <summary>What comes of importing a calendar.</summary>
/// <param name="Calendar">What the calendar is known by.</param>
/// <param name="Imported">How many shifts the calendar has in the period.</param>
/// <param name="Shifts">Who has the duty when, with layers and what people changed.</param>
/// <param name="Gaps">When nobody has.</param>
/// <param name="Unmatched">What of the calendar is nobody's; in a preview only.</param>
public sealed record CalendarImport(
    string Calendar, DateTimeOffset From, DateTimeOffset To, bool Preview, int Imported, IReadOnlyList<Shift> Shifts, IReadOnlyList<DutyGap> Gaps, IReadOnlyList<UnmatchedShift> Unmatched);

/// <param name="Uid">The event's.</param>
/// <param name="Start">When it takes place.</param>
/// <param name="Why">Why it is nobody's.</param>
public sealed record UnmatchedShift(string Uid, DateTimeOffset Start, string? Summary, string Why);

/// <param name="Id">The caller's id for it: asking twice with one id makes one.</param>
public sealed record MakeOverride([property: System.Text.Json.Serialization.JsonPropertyName("person")] string PersonId, DateTimeOffset From, DateTimeOffset To, string? Reason = null, Guid? Id = null);

/// <param name="One">An instant within the shift of one of two people.</param>
/// <param name="Other">An instant within the shift of the other.</param>
/// <param name="Id">The caller's id for it: asking twice with one id swaps once.</param>
public sealed record SwapShifts(DateTimeOffset One, DateTimeOffset Other, string? Reason = null, Guid? Id = null);

/// <param name="Shifts">Who has the duty when.</param>
/// <param name="Gaps">When nobody has.</param>
/// <param name="Layers">What each layer alone would be, by its name.</param>
public sealed record FinalSchedule(
    DateTimeOffset From, DateTimeOffset To, IReadOnlyList<Shift> Shifts, IReadOnlyList<DutyGap> Gaps, IReadOnlyDictionary<string, IReadOnlyList<Shift>> Layers);

/// <param name="Duty">The shifts of this duty.</param>
/// <param name="PersonId">Or of this person: the caller, unless an administrator asks.</param>
public sealed record MakeCalendarFeed(string? Duty = null, [property: System.Text.Json.Serialization.JsonPropertyName("person")] string? PersonId = null);

/// <param name="Path">Where the calendar is; it is shown this once.</param>
public sealed record NewCalendarFeed(string Id, string Path);

/// <param name="Id">What it is taken back by.</param>
public sealed record CalendarFeed(string Id, DateTimeOffset CreatedAt, string? Duty = null, [property: System.Text.Json.Serialization.JsonPropertyName("person")] string? PersonId = null);
