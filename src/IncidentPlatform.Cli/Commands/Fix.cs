using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

/// <summary>A fix is proposed, validated by the engineering lead, deployed, and reverted where it did not help.</summary>
internal static class Fix
{
    public static Command Command(Shell shell) => new("fix", "Propose, validate, deploy or revert a fix.")
    {
        Propose(shell), Validate(shell), Deploy(shell), Revert(shell),
    };

    private static Command Propose(Shell shell)
    {
        var incident = Arguments.Incident();
        var description = Arguments.Words("description");
        var kind = new Option<string>("--kind") { Description = "fix, mitigation or rollback.", DefaultValueFactory = _ => "fix" };
        var by = new Option<string?>("--implemented-by") { Description = "Person id of who implements it; you where it is left out." };
        return new Command("propose", "Propose a fix.") { incident, description, kind, by }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done("Proposed.", await run.Incidents.ProposeFix(
                seen.Number, seen.ETag, new ProposeFix(run.Value(kind)!, await run.Text(description), run.Value(by)), run.Cancellation));
        });
    }

    private static Command Validate(Shell shell) => OfFix(shell, "validate", "Validate a fix before it is deployed.", [], (run, seen, fix) =>
        run.Incidents.ValidateFix(seen.Number, fix, seen.ETag, run.Cancellation));

    private static Command Deploy(Shell shell)
    {
        var by = new Option<string?>("--deployed-by") { Description = "Person id of the deployer; you where it is left out." };
        var occurredAt = Arguments.OccurredAt();
        return OfFix(shell, "deploy", "Record that a fix is deployed.", [by, occurredAt], (run, seen, fix) =>
            run.Incidents.DeployFix(seen.Number, fix, seen.ETag, new DeployFix(run.Value(by), run.Time(occurredAt)), run.Cancellation));
    }

    private static Command Revert(Shell shell)
    {
        var reason = Arguments.Reason();
        var occurredAt = Arguments.OccurredAt();
        return OfFix(shell, "revert", "Record that a fix was taken back.", [reason, occurredAt], (run, seen, fix) =>
            run.Incidents.RevertFix(seen.Number, fix, seen.ETag, new RevertFix(run.Value(reason)!, run.Time(occurredAt)), run.Cancellation));
    }

    private static Command OfFix(
        Shell shell, string name, string description, IReadOnlyList<Option> options, Func<Run, Incident, Guid, Task<CommandAnswer>> act)
    {
        var incident = Arguments.Incident();
        var fix = new Argument<Guid?>("fix") { Description = "The fix; the newest where it is left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(name, description) { incident, fix };
        foreach (var option in options) command.Options.Add(option);
        return command.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            var id = run.Optional(fix) ?? (seen.Fixes is [.., var newest] ? newest.Id : null as Guid?)
                ?? throw new UsageException($"{seen.Number} has no fix. Propose one first: incidentctl fix propose {seen.Number} \"...\"");
            run.Done("Recorded.", await act(run, seen, id));
        });
    }
}
