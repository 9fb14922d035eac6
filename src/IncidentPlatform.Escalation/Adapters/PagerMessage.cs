using System.Text.Json.Serialization;

namespace IncidentPlatform.Escalation.Adapters;

/// <summary>What a person is sent: numbers and reasons, never a title or a name.</summary>
/// <param name="Key">Idempotency key: the same at every attempt.</param>
/// <param name="Person">Person id.</param>
public abstract record PagerMessage(Guid Key, string Person)
{
    /// <summary>In one sentence, for ears and small screens.</summary>
    public abstract string In(string language);

    /// <summary>Where it is answered; null where no answer is waited for.</summary>
    [JsonIgnore]
    public virtual Uri? Answer => null;
}

/// <summary>A page.</summary>
/// <param name="PageId">The page to acknowledge.</param>
/// <param name="Incident">The incident's number.</param>
/// <param name="Severity"><c>P1</c> to <c>P4</c>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Unconfirmed">Sent to be safe: whether it is missed could not be confirmed.</param>
/// <param name="Restricted">Only its named people know of the incident: who is not named asks the commander to be.</param>
/// <param name="Acknowledge">Where whoever has the link answers, once.</param>
public sealed record PageMessage(
    Guid Key, Guid PageId, string Person, string Incident, string Severity, string Reason, bool Unconfirmed, bool Restricted, Uri Acknowledge)
    : PagerMessage(Key, Person)
{
    [JsonIgnore]
    public override Uri? Answer => Acknowledge;

    public override string In(string language) => Wording.Page(language, Incident, Restricted ? null : Severity, Reason);
}

/// <summary>What a reminder says.</summary>
/// <param name="Reminder">Why: <c>silence-lasts</c>.</param>
/// <param name="Subject">Path of what it is about.</param>
public sealed record ReminderMessage(Guid Key, string Person, string Reminder, string Subject) : PagerMessage(Key, Person)
{
    public override string In(string language) => Wording.Reminder(language, Reminder);
}

/// <summary>Whether a contact method reaches its owner: they tell the code back.</summary>
public sealed record VerificationMessage(Guid Key, string Person, string Code) : PagerMessage(Key, Person)
{
    public override string In(string language) => Wording.Code(language, Code);
}
