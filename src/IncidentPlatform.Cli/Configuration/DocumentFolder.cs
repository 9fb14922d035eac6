using IncidentPlatform.Cli.Running;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IncidentPlatform.Cli.Configuration;

/// <summary>Reads documents from a YAML file, or from all YAML files below a folder.</summary>
internal static class DocumentFolder
{
    private static readonly string[] Members = ["kind", "name", "spec"];

    /// <exception cref="UsageException">Something in there is not a document, or is there twice; nothing is returned then.</exception>
    public static IReadOnlyList<Document> Read(string path)
    {
        var documents = Files(path).SelectMany(OfFile).ToList();
        foreach (var same in documents.GroupBy(document => (document.Kind, document.Name)).Where(same => same.Count() > 1))
        {
            throw new UsageException(
                $"{same.Key.Kind} \"{same.Key.Name}\" is there twice: {string.Join(" and ", same.Select(document => document.From))}. Keep one.");
        }

        return documents;
    }

    private static List<string> Files(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new UsageException($"{path} is neither a file nor a folder.");
        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml").Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new UsageException($"No .yaml file is below {path}.");
    }

    private static IEnumerable<Document> OfFile(string file)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = File.OpenText(file);
            yaml.Load(reader);
        }
        catch (YamlException e)
        {
            throw new UsageException($"{file}:{e.Start.Line}:{e.Start.Column}: not YAML: {e.Message}");
        }

        return yaml.Documents.Select(document => OfNode(file, document.RootNode)).ToList();
    }

    private static Document OfNode(string file, YamlNode node)
    {
        var where = $"{file}:{node.Start.Line}";
        if (node is not YamlMappingNode document) throw new UsageException($"{where}: a document has the members kind, name and spec.");
        foreach (var member in document.Children.Keys.Select(key => key.ToString()).Except(Members))
            throw new UsageException($"{where}: \"{member}\" is no member of a document; those are kind, name and spec.");

        return new Document(
            Text(where, document, "kind"),
            Text(where, document, "name"),
            document.Children.TryGetValue("spec", out var spec) && spec is YamlMappingNode
                ? YamlJson.ToJson(spec)!.AsObject()
                : throw new UsageException($"{where}: spec is missing, or not a mapping."),
            where);
    }

    private static string Text(string where, YamlMappingNode document, string member) =>
        document.Children.TryGetValue(member, out var value) && value is YamlScalarNode { Value: { Length: > 0 } text }
            ? text
            : throw new UsageException($"{where}: {member} is missing.");
}
