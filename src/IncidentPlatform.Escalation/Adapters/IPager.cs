using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Adapters;

/// <summary>A way to reach people.</summary>
public interface IPager
{
    /// <summary>Its name on the timeline.</summary>
    string Channel { get; }

    /// <summary>The other side tells a repeat by the message's key, so that sending again is safe.</summary>
    bool KnowsRepeats { get; }

    /// <param name="person">The directory's entry; null where it has none.</param>
    bool Reaches(Person? person);

    Task<PageOutcome> Page(PageMessage message, Person? person, CancellationToken ct);

    /// <summary>Reminds somebody of what they set; no answer is waited for.</summary>
    Task<PageOutcome> Remind(ReminderMessage message, Person? person, CancellationToken ct);
}

public enum PageOutcome
{
    Delivered,

    /// <summary>The other side refuses it: trying again will not help.</summary>
    Refused,

    /// <summary>The other side did not answer, or not now: trying again may help.</summary>
    Unavailable,
    Unknown,
}

/// <summary>What a page says: numbers and reasons, never a title or a name.</summary>
/// <param name="Key">Idempotency key: the same at every attempt.</param>
/// <param name="PageId">The page to acknowledge.</param>
/// <param name="Person">Person id.</param>
/// <param name="Incident">The incident's number.</param>
/// <param name="Severity"><c>P1</c> to <c>P4</c>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Unconfirmed">Sent to be safe: whether it is missed could not be confirmed.</param>
/// <param name="Restricted">Only its named people know of the incident: who is not named asks the commander to be.</param>
public sealed record PageMessage(Guid Key, Guid PageId, string Person, string Incident, string Severity, string Reason, bool Unconfirmed, bool Restricted = false);

/// <summary>What a reminder says.</summary>
/// <param name="Key">Idempotency key: the same at every attempt.</param>
/// <param name="Person">Person id.</param>
/// <param name="Reminder">Why: <c>silence-lasts</c>.</param>
/// <param name="Subject">Path of what it is about.</param>
public sealed record ReminderMessage(Guid Key, string Person, string Reminder, string Subject);
