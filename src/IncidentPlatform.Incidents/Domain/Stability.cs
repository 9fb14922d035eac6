using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>The stability window: quiet for long enough, proven by a signal that reported throughout.</summary>
internal static class Stability
{
    /// <summary>Why stability is not proven yet; null where it is.</summary>
    internal static Rejection? Unproven(Incident incident, Verification verification, SignalReadings readings, DateTimeOffset now)
    {
        if (verification.Signals.Count == 0)
        {
            return new Rejection(
                "no-signal-named", "The verification names no signal to watch, and silence is not stability.",
                "Record a verification that names at least one signal that reports.");
        }

        if (incident.Policy is not { } policy || Resolution.QuietSince(incident) is not { } since)
        {
            return new Rejection("no-policy", "The incident has adopted no policy.", "Change its severity, which adopts one.");
        }

        var end = since + policy.StabilityWindow;
        if (now < end)
        {
            return new Rejection(
                "stability-window", $"It has been quiet since {since:u}; {policy.StabilityWindow.InWords()} are needed.",
                $"Declare resolved from {end:u} on, {(end - now).InWords()} from now, if no signal fails until then.");
        }

        if (readings.IntakeLag > SignalReadings.GreatestLag)
        {
            return new Rejection(
                "signals-not-current", $"Intake is {readings.IntakeLag.InWords()} behind, so a failure may not be known yet.",
                "Try again in a few seconds.", RejectionKind.NotCurrent);
        }

        if (readings.Signals.FirstOrDefault(r => r.HealthySince is null) is { } failing)
        {
            return new Rejection("signal-failing", $"{failing.Signal} fails.", "Wait until it is healthy for the whole stability window.");
        }

        return Throughout(incident, verification, readings, now).Count == 0
            ? new Rejection(
                "signals-silent", $"None of {string.Join(", ", verification.Signals)} reported throughout since {since:u}.",
                $"See that one of them reports at least every {policy.SignalSilence.InWords()}, or record a verification that names one that does.")
            : null;
    }

    /// <summary>The named signals that reported healthy throughout.</summary>
    internal static IReadOnlyList<string> Throughout(Incident incident, Verification verification, SignalReadings readings, DateTimeOffset now) =>
        Resolution.QuietSince(incident) is { } since && incident.Policy is { } policy
            ? [.. readings.Signals
                .Where(r => verification.Signals.Contains(r.Signal) && r.ReportedThroughout(since, now, policy.SignalSilence))
                .Select(r => r.Signal)]
            : [];
}
