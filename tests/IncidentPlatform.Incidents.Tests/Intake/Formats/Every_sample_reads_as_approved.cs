using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Intake.Formats;

namespace IncidentPlatform.Incidents.Tests.Intake.Formats;

/// <summary>What is read from each sample stands beside it; <c>APPROVE=1</c> writes it anew.</summary>
public sealed class Every_sample_reads_as_approved
{
    private const string Approved = ".alerts.json";
    private static readonly JsonSerializerOptions Readable = new(Wire.Json) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Payloads.Folder, "*.json", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(Approved, StringComparison.Ordinal))
        .Select(f => Path.ChangeExtension(Path.GetRelativePath(Payloads.Folder, f), null).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Alert_by_alert(string sample)
    {
        var (alerts, faults) = Payloads.ReadSample(sample);

        faults.Kept.Should().BeEmpty();
        var file = Path.Combine(Payloads.Folder, sample + Approved);
        var read = JsonSerializer.Serialize(alerts, Readable) + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            File.WriteAllText(file, read);
        }

        File.ReadAllText(file).Should().Be(read);
    }

    [Fact]
    public void There_are_samples_of_every_format() =>
        Directory.EnumerateDirectories(Payloads.Folder).Select(Path.GetFileName).Should().BeEquivalentTo(AlertFormat.All.Keys);
}
