using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

/// <summary>A running incident runs by another policy pack.</summary>
internal static class Policy
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var pack = new Option<string>("--pack") { Description = "Name of the policy pack.", Required = true };
        var version = new Option<int?>("--version") { Description = "Version of the pack; the newest where it is left out." };
        var reason = Arguments.Reason();
        return new Command("policy", "Change the policy that an incident runs by.") { incident, pack, version, reason }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done($"{seen.Number} runs by {run.Value(pack)}.", await run.Incidents.ChangePolicy(
                seen.Number, seen.ETag, new ChangePolicy(run.Value(pack)!, run.Value(reason)!, run.Value(version)), run.Cancellation));
        });
    }
}
