using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IncidentPlatform.Contracts.Tests.Documents;

namespace IncidentPlatform.Contracts.Tests.Access;

/// <summary>An operation, as the documents describe it.</summary>
/// <param name="Service">Whose it is.</param>
/// <param name="Name">Method and path.</param>
internal sealed partial record Operation(string Service, string Name, JsonObject Description, IReadOnlyDictionary<string, string> Formats)
{
    private static readonly Dictionary<string, string> Plausible = new()
    {
        ["incident"] = "INC-2026-0001",
        ["name"] = "checkout",
        ["person"] = "ada",
        ["id"] = "ada",
        ["role"] = "commander",
        ["duty"] = "primary",
        ["position"] = "cto",
        ["section"] = "summary",
        ["number"] = "1",
        ["provider"] = "paywell",
        ["policy"] = "payments",
        ["contact"] = "mobile",
        ["team"] = "payments",
        ["webhook"] = "payments-room",
        ["format"] = "alertmanager",
        ["identifier"] = "orders",
        ["ticket"] = "T-1",
        ["customer"] = "acme",
        ["audience"] = "customers",
        ["kind"] = "first-notice",
        ["step"] = "bridge",
    };

    public static IReadOnlyList<Operation> All { get; } = [.. ApiDocument.OfServices().SelectMany(d => Of(d.Service, d.Document))];

    public HttpMethod Method => HttpMethod.Parse(Name.Split(' ')[0]);

    public bool Changes => Method != HttpMethod.Get;

    public bool HasBody => Description["requestBody"] is not null;

    /// <summary>The content types that its body may have.</summary>
    public IReadOnlyList<string> MediaTypes => [.. (Description["requestBody"]?["content"] as JsonObject ?? []).Select(c => c.Key)];

    public bool IsPublic => Description["security"] is not JsonArray { Count: > 0 };

    public static Operation Find(string service, string name) => All.Single(o => o.Service == service && o.Name == name);

    /// <summary>The path with values that could be; a routing key is the given one.</summary>
    public string Path(string routingKey) => Parameter().Replace(Name.Split(' ')[1], match => match.Groups[1].Value switch
    {
        "routingKey" => routingKey,
        "secret" => "none",
        var name when Formats.GetValueOrDefault(name) == "uuid" => "018f3a00-0000-7000-8000-000000000001",
        var name => Plausible[name],
    });

    private static IEnumerable<Operation> Of(string service, JsonObject document) =>
        from path in document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        let description = method.Value!.AsObject()
        select new Operation(service, $"{method.Key.ToUpperInvariant()} {path.Key}", description, FormatsOf(description));

    private static Dictionary<string, string> FormatsOf(JsonObject description) => (description["parameters"] as JsonArray ?? [])
        .Where(p => (string?)p!["in"] == "path")
        .ToDictionary(p => (string)p!["name"]!, p => (string?)p!["schema"]?["format"] ?? "");

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
