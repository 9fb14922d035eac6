using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Intake.Formats;

namespace IncidentPlatform.Incidents.Tests.Intake.Formats;

/// <summary>Whatever is sent in whichever format: it is read, or what is wrong with it is said. Nothing else happens.</summary>
public sealed class Any_JSON_at_all
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-0.0", "1e999", "NaN", "123456789012345678901234567890123456789012345678901234567890", "1772417400", "1772417400000000000",
        "\"\"", "\"firing\"", "\"resolved\"", "\"trigger\"", "\"incident.triggered\"", "\"incident.annotated\"", "\"created\"", "\"Create\"", "\"critical\"", "\"1.0\"",
        "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"支払い 🔥\"", "\"2026-03-02T02:10:00Z\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59+00:00\"",
        "\"[a on {b}]\"", "\"{\\\"a\\\":1\"", "\"" + new string('x', 5000) + "\"", "[]", "{}", "[[]]", "\"\\x\"", "\"",
    ];

    private static readonly string[] Names = [.. Directory.EnumerateFiles(Payloads.Folder, "*.json", SearchOption.AllDirectories)
        .SelectMany(f => MembersIn(JsonDocument.Parse(File.ReadAllText(f)).RootElement)).Distinct().Order(StringComparer.Ordinal),
        "", "\\u0000", "\\ud800", new string('k', 10_000), "a.b", "0"];

    private static readonly Dictionary<string, string>[] Headers =
    [
        [], new() { [SentryWebhook.Resource] = "issue" }, new() { [SentryWebhook.Resource] = "event_alert" }, new() { [SentryWebhook.Resource] = "metric_alert" },
        new() { ["ce-specversion"] = "1.0", ["ce-type"] = "%ZZ.fired", ["ce-source"] = "é%00", ["ce-id"] = "1" },
    ];

    public static Arbitrary<string> Json => Arb.From(Gen.Sized(size => Text(Math.Min(size, 6))));

    [Property(MaxTest = 1500, Arbitrary = [typeof(Any_JSON_at_all)])]
    public void Is_read_or_refused_in_every_format(string json, byte headers)
    {
        foreach (var format in AlertFormat.All.Keys)
        {
            try
            {
                var (alerts, faults) = Payloads.Read(format, json, Headers[headers % Headers.Length]);
                (faults.Count == 0 || alerts.Count == 0).Should().BeTrue();
                alerts.Should().NotContain(a => a.Key.Length > 512 || a.Group.Length > 512);
                Encoding.UTF8.GetBytes(JsonSerializer.Serialize(alerts, Wire.Json)).Should().NotContain((byte)0);
            }
            catch (JsonException)
            {
                // Not JSON: 400.
            }
        }
    }

    [Theory]
    [InlineData(10_000, "[", "]")]
    [InlineData(10_000, """{"data":""", "}")]
    public void Is_not_followed_into_depths(int depth, string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));

        foreach (var format in AlertFormat.All.Keys)
        {
            FluentActions.Invoking(() => Payloads.Read(format, deep)).Should().Throw<JsonException>();
        }
    }

    private static Gen<string> Text(int depth) => depth == 0 ? Gen.Elements(Values) : Gen.Frequency(
        (2, Gen.Elements(Values)),
        (5, Text(depth - 1).Zip(Gen.Elements(Names)).ListOf(4).Select(members => $"{{{string.Join(',', members.Select(m => $"\"{m.Item2}\":{m.Item1}"))}}}")),
        (2, Text(depth - 1).ListOf(3).Select(items => $"[{string.Join(',', items)}]")));

    private static IEnumerable<string> MembersIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => MembersIn(p.Value).Prepend(JsonEncodedText.Encode(p.Name).ToString())),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(MembersIn),
        _ => [],
    };
}
