using Refit;

namespace IncidentPlatform.Client.Escalation;

/// <summary>People, their positions, and who is on call.</summary>
public interface IDirectory
{
    [Get("/people")]
    Task<Page<IdentifiedPerson>> ListPeople(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/people/{id}")]
    Task<IdentifiedPerson> GetPerson(string id, CancellationToken cancellation = default);

    [Put("/people/{id}")]
    Task PutPerson(string id, [Body] Person body, CancellationToken cancellation = default);

    /// <summary>Takes a person out of the directory; it is done where they were not in it.</summary>
    [Delete("/people/{id}")]
    Task DeletePerson(string id, CancellationToken cancellation = default);

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

    /// <summary>Who is on call for each duty, now or at an instant.</summary>
    [Get("/on-call")]
    Task<OnCall> GetOnCall([Query(Format = "O")] DateTimeOffset? at = null, CancellationToken cancellation = default);

    [Get("/roster")]
    Task<Roster> GetRoster(CancellationToken cancellation = default);
}

/// <param name="Webhook">Where pages go; the configured pager where it is left out.</param>
/// <param name="Senior">May be asked when everyone on call is silent.</param>
public sealed record Person(string Name, string Email, Uri? Webhook = null, bool Senior = false);

/// <inheritdoc cref="Person"/>
public sealed record IdentifiedPerson(string Id, string Name, string Email, Uri? Webhook = null, bool Senior = false);

/// <summary>Who holds a position of the directory, for example <c>engineering-vp</c>.</summary>
public sealed record Position([property: System.Text.Json.Serialization.JsonPropertyName("person")] string PersonId);

/// <inheritdoc cref="Position"/>
/// <param name="Id">The position.</param>
/// <param name="Person">Person id.</param>
public sealed record NamedPosition(string Id, string Person);

/// <summary>Who has a duty in turn.</summary>
/// <param name="TimeZone">IANA name; shifts change at the same hour of the day there, through daylight saving.</param>
/// <param name="Start">Start of the first shift, local time in that zone.</param>
/// <param name="ShiftLength">Length of a shift by the local clock, an hour at least.</param>
/// <param name="Participants">Person ids, in the order of their turns.</param>
public sealed record Schedule(string TimeZone, DateTime Start, TimeSpan ShiftLength, IReadOnlyList<string> Participants);

/// <inheritdoc cref="Schedule"/>
/// <param name="Id">The duty.</param>
public sealed record NamedSchedule(string Id, string TimeZone, DateTime Start, TimeSpan ShiftLength, IReadOnlyList<string> Participants);
