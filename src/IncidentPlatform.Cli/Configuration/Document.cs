using System.Text.Json.Nodes;

namespace IncidentPlatform.Cli.Configuration;

/// <summary>A piece of configuration as code: what kind, its name, and what it shall be.</summary>
/// <param name="From">The file it stands in.</param>
public sealed record Document(string Kind, string Name, JsonObject Spec, string From);
