using System.Text.Json.Serialization;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>How bad it is; P1 is the worst. P1 and P2 are major.</summary>
public enum Severity
{
    [JsonStringEnumMemberName("P1")] P1 = 1,
    [JsonStringEnumMemberName("P2")] P2 = 2,
    [JsonStringEnumMemberName("P3")] P3 = 3,
    [JsonStringEnumMemberName("P4")] P4 = 4,
}
