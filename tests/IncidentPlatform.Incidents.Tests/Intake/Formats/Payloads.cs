using System.Text;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Intake.Formats;
using IncidentPlatform.Testing;
using Microsoft.AspNetCore.Http;

namespace IncidentPlatform.Incidents.Tests.Intake.Formats;

/// <summary>Payloads of monitoring tools, and how they are read.</summary>
internal static class Payloads
{
    public static string Folder { get; } = Path.Combine(Repository.Folder, "tests", "IncidentPlatform.Incidents.Tests", "Intake", "Formats", "Samples");

    public static (IReadOnlyList<ReceivedAlert> Alerts, Faults Faults) Read(
        string format, string json, IReadOnlyDictionary<string, string>? headers = null, AlertMapping? mapping = null)
    {
        var faults = new Faults();
        var given = new HeaderDictionary();
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            given[name] = value;
        }

        var alerts = AlertFormat.All[format].Alerts(Encoding.UTF8.GetBytes(json), given, new AlertSource("probe", format, Mapping: mapping), faults);
        return (alerts, faults);
    }

    /// <summary>A sample file: a body, with headers or the source's mapping where they matter.</summary>
    public static (IReadOnlyList<ReceivedAlert> Alerts, Faults Faults) ReadSample(string name)
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")));
        return Read(
            name.Split('/')[0], sample.RootElement.GetProperty("body").GetRawText(),
            sample.RootElement.TryGetProperty("headers", out var headers) ? headers.Deserialize<Dictionary<string, string>>() : null,
            sample.RootElement.TryGetProperty("mapping", out var mapping) ? mapping.Deserialize<AlertMapping>(Wire.Json) : null);
    }
}
