using System.CommandLine;
using IncidentPlatform.Chain;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Cli.Verifying;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Is the record as it was written? Asked of the platform, or found out here from an export, without it.</summary>
internal static class Verify
{
    private const string NoWitness = "Without a checkpoint it does not show where an end was cut off or chained anew, or a stream is gone.";

    public static Command Command(Shell shell)
    {
        var incident = new Argument<string?>("incident") { Description = "The incident's id or number (INC-2026-0001); left out with --file.", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<string?>("--file") { Description = "An export to check on this machine, without the platform." };
        var checkpoints = new Option<string[]>("--checkpoint") { Description = "A signed checkpoint, or a folder of them, to check the export against; may be given more than once.", DefaultValueFactory = _ => [] };
        var key = new Option<string?>("--public-key") { Description = "The public key of the checkpoints, PEM." };
        return new Command("verify", "Recompute the hash chain of an incident's stream, or of an export; exit code 1 where it is broken.") { incident, file, checkpoints, key }
            .Does(shell, run => (run.Optional(incident), run.Value(file)) switch
            {
                ({ } named, null) => AskThePlatform(run, named),
                (null, { } export) => OnThisMachine(run, export, run.Value(checkpoints) ?? [], run.Value(key)),
                _ => throw new UsageException("Name an incident, or an export with --file."),
            });
    }

    private static async Task AskThePlatform(Run run, string incident)
    {
        var chain = await run.Incidents.VerifyChain(incident, run.Cancellation);
        if (run.Json) run.ShowJson(chain);
        else if (chain.Intact) run.Say($"Intact: {chain.Facts} facts, head {chain.Head}.");
        else run.Say($"BROKEN: the stream of {chain.Facts} facts is not as it was written.\n{string.Join('\n', chain.Faults)}");
        if (!chain.Intact) throw new CheckFailedException();
    }

    private static async Task OnThisMachine(Run run, string file, string[] checkpoints, string? key)
    {
        var kept = CheckpointFiles.Read(run.Shell.Folder, checkpoints, key);
        using var export = new StreamReader(Path.Combine(run.Shell.Folder, file));
        var report = await ExportCheck.Of(export, kept, run.Cancellation);
        if (run.Json) run.ShowJson(report);
        else Tell(run, report, kept);
        if (!report.Intact) throw new CheckFailedException();
    }

    private static void Tell(Run run, ExportReport report, CheckpointSeries? kept)
    {
        run.Say($"{(report.Intact ? "Intact" : "BROKEN")}: {report.Facts} facts of {report.Streams} streams{(report.End is { } end ? $" of {end.Service}, taken {end.TakenAt:u}" : "")}.");
        foreach (var fault in report.Faults) run.Say(fault);
        foreach (var (stream, chain) in report.Broken)
        {
            run.Say($"Stream {stream}:");
            foreach (var fault in chain.Faults) run.Say($"  {fault}");
        }

        if (report.Restricted > 0) run.Say($"{report.Restricted} streams of restricted incidents are not shown: only where they end was checked. Who is named on one exports it.");
        if (report.Withheld > 0) run.Say($"{report.Withheld} facts are shown without their words: everything but the words was checked.");
        run.Say(kept is { All: [.., var newest] }
            ? $"Checked against {kept.All.Count} checkpoints, the newest {newest.Checkpoint.Number} of {newest.Checkpoint.TakenAt:u} with {newest.Checkpoint.Streams.Count} streams."
            : NoWitness);
    }
}
