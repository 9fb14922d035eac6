using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Cli.Commands;

/// <summary>What who joins has to see first.</summary>
internal static class Pins
{
    public static Command Pin(Shell shell)
    {
        var (incident, fact) = (Arguments.Incident(), Fact());
        return new Command("pin", "Pin a fact, so that who joins sees it first.") { incident, fact }.Does(shell, async run =>
            run.Done("Pinned.", await run.Incidents.PinFact(run.Value(incident), new FactPinned(run.Value(fact)), run.Cancellation)));
    }

    public static Command Unpin(Shell shell)
    {
        var (incident, fact) = (Arguments.Incident(), Fact());
        return new Command("unpin", "Unpin a fact.") { incident, fact }.Does(shell, async run =>
            run.Done("Unpinned.", await run.Incidents.UnpinFact(run.Value(incident), run.Value(fact), run.Cancellation)));
    }

    private static Argument<Guid> Fact() => new("fact") { Description = "Id of the fact (timeline --json shows ids)." };
}
