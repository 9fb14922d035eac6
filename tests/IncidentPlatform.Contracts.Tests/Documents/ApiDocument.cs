using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Contracts.Tests.Documents;

/// <summary>The documents in <c>docs/api</c>: what we promise to those who call us and those who listen.</summary>
internal static class ApiDocument
{
    private static readonly string Folder = Path.Combine(Repository.Folder, "docs", "api");

    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name)))!.AsObject();

    /// <summary>Every service's document, by the service's name; none before the first approval.</summary>
    public static IEnumerable<(string Service, JsonObject Document)> OfServices() =>
        Directory.EnumerateFiles(Folder, $"*{Extension}").Order(StringComparer.Ordinal)
            .Select(file => Path.GetFileName(file))
            .Select(name => (name[..^Extension.Length], Read(name)));

    public static string NameOf(string service) => service + Extension;

    public static void Approve(string name, JsonNode document)
    {
        var text = document.ToJsonString(Pretty) + "\n";
        var file = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            File.WriteAllText(file, text);
        }

        File.Exists(file).Should().BeTrue("docs/api/{0} is written by running these tests once with APPROVE=1", name);
        text.Should().Be(
            File.ReadAllText(file),
            "docs/api/{0} is what callers were promised; where the change is meant, run these tests once with APPROVE=1, read the difference and commit it",
            name);
    }

    private const string Extension = ".openapi.json";
}
