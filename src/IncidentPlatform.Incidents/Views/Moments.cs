using System.Globalization;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>How callers name a place on a stream: by a version, or by a time of knowledge.</summary>
internal static class Moments
{
    /// <summary>The place, or why there is none.</summary>
    public static async Task<(Moment? Place, Rejection? Fault)> Find(IQuerySession query, Guid incident, string member, string text, CancellationToken ct)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return await Knowledge.AtVersion(query, incident, version, ct) is { } place
                ? (place, null)
                : (null, new Rejection("version-unknown", $"The incident has no fact with version {version}.", "Name a version that it has.", RejectionKind.NotFound));
        }

        // A plus sign that was not escaped arrives as a space.
        return DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? (await Knowledge.By(query, incident, at, ct), null)
            : (null, new Rejection("moment-unknown", $"{member} is neither a version nor a time.", $"Write {member}=12 or {member}=2026-03-02T02:14:00Z.", RejectionKind.Invalid));
    }
}
