namespace IncidentPlatform.Escalation.Domain.OnCall;

public enum ContactKind
{
    /// <summary>An http or https address that a page is posted to.</summary>
    Webhook,

    /// <summary>A telephone number that is called.</summary>
    Voice,

    /// <summary>A telephone number that gets a short message.</summary>
    Sms,

    /// <summary>A user of PagerDuty, by id.</summary>
    Pagerduty,

    /// <summary>A user of Opsgenie, by name.</summary>
    Opsgenie,
}

/// <summary>How somebody is reached.</summary>
/// <param name="Name">What the person calls it, for example <c>mobile</c>.</param>
/// <param name="Address">Telephone number (E.164), address, or id at the vendor.</param>
/// <param name="Quiet">When it is used last; at no time where it is null.</param>
/// <param name="VerifiedAt">When its owner showed that it reaches them; null before: it is not used.</param>
public sealed record ContactMethod(string Name, ContactKind Kind, string Address, QuietHours? Quiet = null, DateTimeOffset? VerifiedAt = null)
{
    /// <summary>It rings a telephone, by itself or through a vendor's application.</summary>
    public static bool Rings(ContactKind kind) => kind is ContactKind.Voice or ContactKind.Pagerduty or ContactKind.Opsgenie;

    public bool IsQuiet(DateTimeOffset at, string? severity, LocalOf local) =>
        Quiet is { } hours && (severity is null || hours.Except?.Contains(severity) != true) && hours.Contain(TimeOnly.FromDateTime(local(hours.TimeZone, at)));
}

/// <summary>Hours in which somebody would rather be reached another way. Where there is no other, a page comes all the same; a reminder does not.</summary>
/// <param name="TimeZone">IANA name.</param>
/// <param name="To">On the next day, where it is not after <paramref name="From"/>.</param>
/// <param name="Except">Severities for which no hour is quiet, for example <c>P1</c>.</param>
public sealed record QuietHours(string TimeZone, TimeOnly From, TimeOnly To, IReadOnlyList<string>? Except = null)
{
    public bool Contain(TimeOnly time) => From < To ? time >= From && time < To : time >= From || time < To;
}

/// <summary>The local time of an instant in a zone.</summary>
public delegate DateTime LocalOf(string timeZone, DateTimeOffset at);
