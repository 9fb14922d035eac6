namespace IncidentPlatform.Incidents.Domain;

/// <summary>What a signal reported over the stability window.</summary>
/// <param name="HealthySince">Start of its latest unbroken run of healthy reports; null while it fails.</param>
/// <param name="LastReportAt">Its latest report.</param>
/// <param name="LongestGap">Longest time between two reports in the window.</param>
public sealed record SignalReading(string Signal, DateTimeOffset? HealthySince, DateTimeOffset LastReportAt, TimeSpan LongestGap)
{
    /// <summary>Whether it reported, and reported healthy, from the start of the window until now without a silence that is too long.</summary>
    public bool ReportedThroughout(DateTimeOffset since, DateTimeOffset now, TimeSpan silence) =>
        HealthySince <= since + silence && now - LastReportAt <= silence && LongestGap <= silence;
}

/// <summary>All readings that a declaration of resolved stands on.</summary>
/// <param name="Signals">Of the signals that the latest verification names.</param>
/// <param name="IntakeLag">How far intake is behind what has arrived.</param>
public sealed record SignalReadings(IReadOnlyList<SignalReading> Signals, TimeSpan IntakeLag)
{
    /// <summary>Beyond this the readings may miss a failure that has arrived already.</summary>
    public static readonly TimeSpan GreatestLag = TimeSpan.FromSeconds(5);
}
