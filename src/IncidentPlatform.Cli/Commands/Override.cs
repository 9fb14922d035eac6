using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Cli.Commands;

internal static class Override
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var rule = new Argument<string>("rule") { Description = "Code of the rule, as the refusal named it." };
        var name = new Option<string>("--override") { Description = "Name of the override.", DefaultValueFactory = _ => "alone" };
        var reason = Arguments.Reason();
        return new Command("override", "Set a rule aside; the reason is recorded and shows in the review.") { incident, rule, name, reason }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done($"{run.Value(rule)} is set aside.", await run.Incidents.Override(
                seen.Number, seen.ETag, new CommandRuleOverridden(run.Value(rule), run.Value(name)!, run.Value(reason)!), run.Cancellation));
        });
    }
}
