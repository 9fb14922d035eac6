using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Suspected causes, and what became of each.</summary>
internal static class Hypotheses
{
    public static Command Command(Shell shell) => new("hypotheses", "List, confirm or drop suspected causes.") { List(shell), Confirm(shell), Drop(shell) };

    private static Command List(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("list", "List them, dropped ones too.") { incident }.Does(shell, async run =>
            run.Show(await run.Incidents.ListHypotheses(run.Value(incident), run.Cancellation), all => all.Hypotheses.Aggregate(
                new Listing("Nothing is suspected yet.", "hypothesis", "standing", "what", "because"),
                (table, h) => table.Row(h.Id.ToString(), h.Standing, h.Text, h.Because)).Rendered));
    }

    private static Command Confirm(Shell shell)
    {
        var (incident, hypothesis, evidence) = (Arguments.Incident(), Hypothesis(), Arguments.Words("evidence"));
        var cause = new Option<string?>("--root-cause") { Description = "The root cause that it amounts to, where it is one." };
        return new Command("confirm", "Confirm one, with what shows it.") { incident, hypothesis, evidence, cause }.Does(shell, async run =>
            run.Done("Confirmed.", await run.Incidents.ConfirmHypothesis(
                run.Value(incident), run.Value(hypothesis),
                new ConfirmHypothesis(await run.Text(evidence), run.Value(cause) is { } found ? new Client.Incidents.RootCause(found) : null), run.Cancellation)));
    }

    private static Command Drop(Shell shell)
    {
        var (incident, hypothesis, reason) = (Arguments.Incident(), Hypothesis(), Arguments.Reason());
        return new Command("drop", "Drop one; it stays on the record.") { incident, hypothesis, reason }.Does(shell, async run =>
            run.Done("Dropped.", await run.Incidents.DropHypothesis(
                run.Value(incident), run.Value(hypothesis), new Because(run.Value(reason)!), run.Cancellation)));
    }

    private static Argument<Guid> Hypothesis() => new("hypothesis") { Description = "The hypothesis (hypotheses list shows ids)." };
}
