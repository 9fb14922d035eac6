using System.CommandLine;
using System.Text.Json.Nodes;
using IncidentPlatform.Cli.Configuration;
using IncidentPlatform.Cli.Running;
using YamlDotNet.RepresentationModel;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Prints the platform's configuration in the form that <c>apply</c> takes.</summary>
internal static class Export
{
    public static Command Command(Shell shell)
    {
        var folder = new Option<string?>("--output", "-o") { Description = "Folder to write one file a kind into; printed where it is left out." };
        return new Command("export", "Export the configuration as files.") { folder }.Does(shell, async run =>
        {
            var all = new List<Document>();
            foreach (var kind in Kinds.InOrder)
            {
                var documents = await kind.All(run);
                all.AddRange(documents);
                if (documents.Count == 0 || run.Json) continue;
                if (run.Value(folder) is { } output) await Save(run, Path.Combine(shell.Folder, output), kind, documents);
                else run.Write(Yaml(documents));
            }

            if (run.Json) run.ShowJson(all.Select(document => new { document.Kind, document.Name, document.Spec }));
        });
    }

    private static async Task Save(Run run, string folder, Kind kind, IReadOnlyList<Document> documents)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{kind.Name}.yaml");
        await File.WriteAllTextAsync(file, Yaml(documents), run.Cancellation);
        run.Say($"{file}: {documents.Count}");
    }

    private static string Yaml(IReadOnlyList<Document> documents)
    {
        var yaml = new StringWriter { NewLine = "\n" };
        foreach (var document in documents)
        {
            var node = YamlJson.ToYaml(new JsonObject { ["kind"] = document.Kind, ["name"] = document.Name, ["spec"] = document.Spec.DeepClone() });
            yaml.WriteLine("---");
            new YamlStream(new YamlDocument(node)).Save(yaml, assignAnchors: false);
        }

        // YamlDotNet ends each document with "...", which only a stream of unknown length needs.
        return yaml.ToString().Replace("\n...\n", "\n", StringComparison.Ordinal);
    }
}
