using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

internal static class Rebuild
{
    public static Command Command(Shell shell)
    {
        var check = new Option<bool>("--check") { Description = "Only compare; change nothing." };
        return new Command("rebuild", "Compare every snapshot and row of the list with its facts and rebuild what differs; exit code 1 where something is wrong.") { check }
            .Does(shell, async run =>
            {
                ReadModelLine? last = null;
                var wrong = false;
                await foreach (var line in run.Value(check) ? run.ReadModels.Check(run.Cancellation) : run.ReadModels.Rebuild(run.Cancellation))
                {
                    last = line;
                    wrong |= line.Difference is not null && line.Repaired != true;
                    Tell(run, line);
                }

                var whole = last is { Done: true };
                if (!whole && !run.Json) run.Say("BROKEN OFF: not all incidents were looked at. Try again.");
                if (wrong || !whole) throw new CheckFailedException();
            });
    }

    private static void Tell(Run run, ReadModelLine line)
    {
        if (run.Json) run.Write(System.Text.Json.JsonSerializer.Serialize(line, Contracts.Wire.Json));
        else if (line.Difference is { } d) run.Say($"DIFFERS: incident {d.Incident}, {d.ReadModel}, {d.Member}{(line.Repaired switch { true => ": rebuilt", false => ": not rebuilt", null => "" })}");
        else run.Say(line.Done ? $"Done: {line.Checked} incidents, {line.Differences} differences." : $"{line.Checked} of {line.Of} looked at");
    }
}
