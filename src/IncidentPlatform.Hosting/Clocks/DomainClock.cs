using System.Xml;

namespace IncidentPlatform.Hosting.Clocks;

/// <summary>
/// The clock of the domain: deciders, timers and recorded times ask it. Everything technical (time-outs, leases, tokens)
/// asks <see cref="TimeProvider.System"/>. In Development an offset file moves it forward for all processes at once.
/// </summary>
public sealed class DomainClock : TimeProvider
{
    private readonly string? offsetFile;

    private DomainClock(string? offsetFile) => this.offsetFile = offsetFile;

    /// <summary>A clock that tells the system's time.</summary>
    public static DomainClock Real { get; } = new(null);

    /// <param name="offsetFile">File that holds an ISO 8601 duration to add to the system's time; read at each call; may not exist yet.</param>
    /// <param name="development">Only Development may move time.</param>
    /// <exception cref="InvalidOperationException">An offset file outside Development.</exception>
    public static DomainClock From(string? offsetFile, bool development) =>
        string.IsNullOrWhiteSpace(offsetFile) ? Real
        : development ? new DomainClock(offsetFile)
        : throw new InvalidOperationException("DOMAIN_CLOCK_FILE moves the domain's time and is accepted in Development only. Unset it.");

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    private TimeSpan Offset => offsetFile is null || !File.Exists(offsetFile)
        ? TimeSpan.Zero
        : XmlConvert.ToTimeSpan(File.ReadAllText(offsetFile).Trim());
}
