using System.Globalization;

namespace IncidentPlatform.Client;

/// <summary>The value of <c>If-Match</c> that deciding commands need: the revision in quotes.</summary>
public static class ETag
{
    public static string Of(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");
}
