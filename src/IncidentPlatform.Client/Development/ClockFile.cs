using System.Xml;

namespace IncidentPlatform.Client.Development;

/// <summary>The file that says how far the domain's clock is ahead of the system's, as an ISO 8601 duration; all services read it at each call.</summary>
/// <param name="path">The same path that the services have as <c>DOMAIN_CLOCK_FILE</c>.</param>
/// <param name="system">The system's clock.</param>
public sealed class ClockFile(string path, TimeProvider system)
{
    public DateTimeOffset Now => system.GetUtcNow() + Offset;

    public TimeSpan Offset => File.Exists(path) ? XmlConvert.ToTimeSpan(File.ReadAllText(path).Trim()) : TimeSpan.Zero;

    /// <summary>Moves the clock forward to that time; it goes on from there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is past: the domain's clock only goes forward.</exception>
    public void MoveTo(DateTimeOffset time)
    {
        var offset = time - system.GetUtcNow();
        if (offset < Offset)
            throw new ArgumentOutOfRangeException(nameof(time), time, $"The domain's clock only goes forward; it is {Now:O} there.");

        // Readers must never see half a duration: written beside, then moved into place.
        var beside = $"{path}.{Environment.ProcessId}";
        File.WriteAllText(beside, XmlConvert.ToString(offset));
        File.Move(beside, path, overwrite: true);
    }
}
