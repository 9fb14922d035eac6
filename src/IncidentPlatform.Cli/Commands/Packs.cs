using System.CommandLine;
using System.Text.Json;
using System.Xml;
using IncidentPlatform.Cli.Configuration;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using Spectre.Console;
using Spectre.Console.Rendering;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Policy packs; they are changed as files, by <c>apply</c>.</summary>
internal static class Packs
{
    public static Command Command(Shell shell) => new("packs", "Policy packs: what incidents run by.") { List(shell), Show(shell), Validate(shell) };

    private static Command List(Shell shell) => new Command("list", "List policy packs.").Does(shell, async run =>
        run.Show(await Pages.All(cursor => run.Incidents.ListPacks(cursor, cancellation: run.Cancellation)), packs =>
        {
            var listing = new Listing("There is no pack.", "pack", "version", "obligations");
            foreach (var pack in packs) listing.Row(pack.Pack, $"{pack.Version}", $"{pack.Obligations.Count}");
            return listing.Rendered;
        }));

    private static Command Show(Shell shell)
    {
        var name = new Argument<string>("pack") { Description = "Name of the pack." };
        var version = new Option<int?>("--version") { Description = "Its version; the newest where it is left out." };
        return new Command("show", "Show what a policy pack says at each severity.") { name, version }.Does(shell, async run =>
            run.Show(await run.Incidents.GetPack(run.Value(name), run.Value(version), run.Cancellation), Render));
    }

    private static Command Validate(Shell shell)
    {
        var file = new Argument<string>("file") { Description = "A policy pack as JSON or YAML, by itself or as a document of apply." };
        return new Command("validate", "Say all that is wrong with a policy pack, and store nothing.") { file }.Does(shell, async run =>
        {
            var answer = await run.Incidents.ValidatePack(Read(Path.Combine(shell.Folder, run.Value(file))), run.Cancellation);
            run.Show(answer, a => a.Valid
                ? new Text("Valid." + Environment.NewLine)
                : new Rows(a.Faults.Select(fault => new Text(Printable.Of($"{fault.Member}: {fault.What}")))));
            if (!answer.Valid) throw new CheckFailedException();
        });
    }

    private static JsonElement Read(string path)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = File.OpenText(path);
            yaml.Load(reader);
        }
        catch (YamlException e)
        {
            throw new UsageException($"{path}:{e.Start.Line}:{e.Start.Column}: neither JSON nor YAML: {e.Message}");
        }

        if (yaml.Documents is not [{ RootNode: YamlMappingNode pack }]) throw new UsageException($"{path} does not hold one policy pack.");
        return JsonSerializer.SerializeToElement(YamlJson.ToJson(pack.Children.TryGetValue("spec", out var spec) ? spec : pack));
    }

    private static IRenderable Render(NamedPolicyPack pack)
    {
        var obligations = new Listing("Nothing is owed.", ["owed", "by", .. Severities(pack)]);
        foreach (var owed in pack.Obligations)
            obligations.Row([owed.Kind, owed.OwedBy, .. Severities(pack).Select(s => Due(owed, s))]);
        var windows = new Listing("", ["window", .. Severities(pack)]);
        windows.Row(["stability", .. Severities(pack).Select(s => XmlConvert.ToString(pack.Windows[s].StabilityWindow))]);
        windows.Row(["recovery watch", .. Severities(pack).Select(s => XmlConvert.ToString(pack.Windows[s].RecoveryWatch))]);
        return new Rows(new Text($"{pack.Pack}/{pack.Version}"), windows.Rendered, obligations.Rendered);
    }

    private static IEnumerable<string> Severities(NamedPolicyPack pack) => pack.Windows.Keys.Order(StringComparer.Ordinal);

    private static string? Due(PackObligation owed, string severity) =>
        owed.BusinessDays?.GetValueOrDefault(severity) is { } days and > 0 ? $"{days} business days"
        : owed.Due.TryGetValue(severity, out var due) ? owed.DueMember ?? (due == TimeSpan.Zero ? "at once" : XmlConvert.ToString(due))
        : null;
}
