using IncidentPlatform.Escalation.Adapters;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Escalation.Effects;

/// <summary>What is done about an attempt to reach somebody.</summary>
internal static class Attempts
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)];

    /// <summary>After which time it is tried again; null where it is not.</summary>
    public static TimeSpan? Again(PageOutcome outcome, EffectCall call) =>
        outcome is PageOutcome.Unavailable && call.Attempt <= Waits.Length ? Waits[call.Attempt - 1] : null;

    /// <summary>The outcome as it is recorded.</summary>
    public static string Word(PageOutcome outcome) => outcome switch
    {
        PageOutcome.Delivered => "delivered",
        PageOutcome.Unknown => "unknown",
        _ => "failed",
    };
}
