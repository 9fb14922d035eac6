using System.CommandLine;
using System.Net.Http.Headers;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;
using Spectre.Console;

namespace IncidentPlatform.Cli.Commands;

/// <summary>The catalogue in bulk; single entities are kept as files by <c>apply</c>.</summary>
internal static class Catalogue
{
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = "text/csv",
        [".ndjson"] = "application/x-ndjson",
        [".jsonl"] = "application/x-ndjson",
        [".json"] = "application/json",
    };

    public static Command Command(Shell shell) =>
        new("catalogue", "Import and export services, upstream providers, customers and business hours.") { Import(shell), Export(shell) };

    private static Command Import(Shell shell)
    {
        var kind = Kind();
        var file = new Argument<string>("file") { Description = "A .csv, .ndjson or .json file." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would come of it, and change nothing." };
        return new Command("import", "Import a whole file, all of it or nothing.") { kind, file, dryRun }.Does(shell, async run =>
        {
            var path = Path.Combine(shell.Folder, run.Value(file));
            if (!MediaTypes.TryGetValue(Path.GetExtension(path), out var mediaType))
                throw new UsageException($"{path} is no {string.Join(", ", MediaTypes.Keys)} file.");

            await using var stream = File.OpenRead(path);
            using var content = new StreamContent(stream) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
            run.Show(await run.Incidents.ImportCatalogue(run.Value(kind), content, run.Value(dryRun) ? true : null, run.Cancellation), Render);
        });
    }

    private static Command Export(Shell shell)
    {
        var kind = Kind();
        var format = new Option<string>("--format") { Description = "csv, ndjson or json.", DefaultValueFactory = _ => "csv" };
        var output = new Option<string?>("--output", "-o") { Description = "File to write; printed where it is left out." };
        return new Command("export", "Export all of a kind, in the form in which it is imported.") { kind, format, output }.Does(shell, async run =>
        {
            await using var exported = await run.Incidents.ExportCatalogue(run.Value(kind), run.Value(format)!, run.Cancellation);
            if (run.Value(output) is not { } name)
            {
                using var reader = new StreamReader(exported);
                run.Write(Printable.Of((await reader.ReadToEndAsync(run.Cancellation)).TrimEnd()));
                return;
            }

            await using var file = File.Create(Path.Combine(shell.Folder, name));
            await exported.CopyToAsync(file, run.Cancellation);
        });
    }

    private static Argument<string> Kind()
    {
        var kind = new Argument<string>("kind") { Description = "services, upstream-providers, customers or business-hours." };
        kind.CompletionSources.Add("services", "upstream-providers", "customers", "business-hours");
        return kind;
    }

    private static Rows Render(CatalogueImported answer) => new(
        [
            Listing.Details(
                ("rows", $"{answer.Rows}"), ("created", $"{answer.Created}"), ("updated", $"{answer.Updated}"), ("unchanged", $"{answer.Unchanged}"),
                ("", answer.DryRun ? "nothing was changed: a dry run" : null)),
            .. answer.Warnings.Select(warning => new Text(Printable.Of($"warning: {warning}"))),
        ]);
}
