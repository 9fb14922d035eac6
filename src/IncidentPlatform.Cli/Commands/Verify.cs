using System.CommandLine;
using IncidentPlatform.Cli.Running;

namespace IncidentPlatform.Cli.Commands;

internal static class Verify
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("verify", "Recompute the hash chain of an incident's stream; exit code 1 where it is broken.") { incident }.Does(shell, async run =>
        {
            var chain = await run.Incidents.VerifyChain(run.Value(incident), run.Cancellation);
            if (run.Json) run.ShowJson(chain);
            else if (chain.Intact) run.Say($"Intact: {chain.Facts} facts, head {chain.Head}.");
            else run.Say($"BROKEN: the stream of {chain.Facts} facts is not as it was written.\n{string.Join('\n', chain.Faults)}");
            if (!chain.Intact) throw new CheckFailedException();
        });
    }
}
