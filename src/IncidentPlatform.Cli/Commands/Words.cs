using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

/// <summary>What people say about an incident in a sentence: notes, findings, decisions, hypotheses.</summary>
internal static class Words
{
    public static Command Note(Shell shell) =>
        Said(shell, "note", "Add a note.", (incidents, incident, words, cancellation) => incidents.AddNote(incident, words, cancellation));

    public static Command PrivilegedNote(Shell shell) => Said(
        shell, "privileged-note", "Add a note that only legal reads.", (incidents, incident, words, cancellation) => incidents.AddPrivilegedNote(incident, words, cancellation));

    public static Command Finding(Shell shell) =>
        Said(shell, "finding", "Record what was found.", (incidents, incident, words, cancellation) => incidents.RecordFinding(incident, words, cancellation));

    public static Command Decision(Shell shell) =>
        Said(shell, "decision", "Record a decision.", (incidents, incident, words, cancellation) => incidents.RecordDecision(incident, words, cancellation));

    public static Command Hypothesis(Shell shell) =>
        Said(shell, "hypothesis", "State a suspected cause.", (incidents, incident, words, cancellation) => incidents.StateHypothesis(incident, words, cancellation));

    private static Command Said(
        Shell shell, string name, string description, Func<IIncidents, string, Client.Incidents.Words, CancellationToken, Task<CommandAnswer>> say)
    {
        var incident = Arguments.Incident();
        var text = Arguments.Words();
        var occurredAt = Arguments.OccurredAt();
        return new Command(name, description) { incident, text, occurredAt }.Does(shell, async run =>
            run.Done("Recorded.", await say(run.Incidents, run.Value(incident), new(await run.Text(text), run.Time(occurredAt)), run.Cancellation)));
    }
}
