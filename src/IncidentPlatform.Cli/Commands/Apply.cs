using System.CommandLine;
using System.Text.Json.Nodes;
using IncidentPlatform.Cli.Configuration;
using IncidentPlatform.Cli.Running;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Makes the platform's configuration what the files say; what is already so is left alone.</summary>
internal static class Apply
{
    public static Command Command(Shell shell)
    {
        var folder = new Option<string>("--filename", "-f") { Description = "A YAML file, or a folder of them.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change, and change nothing." };
        return new Command("apply", "Apply configuration kept as files.") { folder, dryRun }.Does(shell, async run =>
        {
            var wanted = Checked(Path.Combine(shell.Folder, run.Value(folder)!));
            var changes = new List<Change>();
            foreach (var (kind, name, spec) in wanted)
            {
                var change = Change.Between(kind.Name, name, await kind.Current(run, name), spec);
                changes.Add(change);
                if (!run.Value(dryRun) && change.Action != "unchanged") await kind.Put(run, name, spec);
                if (!run.Json) Tell(run, change, run.Value(dryRun));
            }

            if (run.Json) run.ShowJson(changes);
        });
    }

    /// <summary>Every document is checked before the first is sent.</summary>
    private static List<(Kind Kind, string Name, JsonObject Spec)> Checked(string path) =>
        [.. DocumentFolder.Read(path)
            .Select(document => (Kind: Kinds.Of(document), document.Name, Spec: Kinds.Of(document).Normalise(document)))
            .OrderBy(document => Kinds.InOrder.TakeWhile(kind => kind != document.Kind).Count())];

    private static void Tell(Run run, Change change, bool dryRun)
    {
        var verb = (change.Action, dryRun) switch
        {
            ("create", true) => "would be created",
            ("create", false) => "created",
            ("update", true) => "would be updated",
            ("update", false) => "updated",
            _ => "unchanged",
        };
        run.Say($"{change.Kind} {change.Name} {verb}");
        foreach (var difference in change.Differences) run.Say($"  {difference}");
    }
}
