using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Adapters;

/// <summary>A way to reach people. Each has its settings under <c>Pages</c>, and serves nobody while it has none.</summary>
public interface IPager
{
    /// <summary>Its name on the timeline.</summary>
    string Channel { get; }

    /// <summary>The other side tells a repeat by the message's key, so that sending again is safe.</summary>
    bool KnowsRepeats { get; }

    /// <summary>Whether it can use addresses of this kind.</summary>
    bool Serves(ContactKind kind);

    /// <param name="address">As the contact method has it.</param>
    /// <param name="language">What the person speaks.</param>
    Task<PageOutcome> Send(PagerMessage message, string address, string language, CancellationToken ct);
}

public enum PageOutcome
{
    Delivered,

    /// <summary>The other side refuses it: trying again will not help.</summary>
    Refused,

    /// <summary>The other side did not answer, or not now: trying again may help.</summary>
    Unavailable,

    /// <summary>Nobody who could send it is configured.</summary>
    NoProvider,
    Unknown,
}
