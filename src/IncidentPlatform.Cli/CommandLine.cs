using System.CommandLine;
using System.CommandLine.Invocation;
using IncidentPlatform.Cli.Commands;
using IncidentPlatform.Cli.Running;

namespace IncidentPlatform.Cli;

/// <summary>The table of contents of <c>incidentctl</c>.</summary>
public static class CommandLine
{
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> Run(string[] args, Shell shell, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(shell);
        var parsed = Root(shell).Parse(args);
        var output = new InvocationConfiguration
        {
            Output = shell.Out.Profile.Out.Writer,
            Error = shell.Errors.Profile.Out.Writer,
            EnableDefaultExceptionHandler = false,
        };
        // A mistake is answered by what is wrong with it; the help is for those who named no command yet.
        if (parsed.Action is ParseErrorAction mistake)
            mistake.ShowHelp = parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0;
        var code = await parsed.InvokeAsync(output, cancellation);
        return parsed.Errors.Count > 0 ? ExitCodes.Usage : code;
    }

    public static RootCommand Root(Shell shell)
    {
        var root = new RootCommand("Runs major incidents: declares, commands, communicates, resolves, reviews. Options named in [brackets] are also read from the environment and from .local/platform.env of the nearest folder upward.")
        {
            // incidents
            Declare.Command(shell), List.Command(shell), Show.Command(shell), Timeline.Command(shell), Severity.Command(shell),
            Retitle.Command(shell), Cancel.Command(shell), Proposals.Command(shell), Merge.Command(shell), Restrict.Command(shell), Words.Note(shell), Words.PrivilegedNote(shell),
            Pins.Pin(shell), Pins.Unpin(shell), Fields.Command(shell), Correct.Command(shell), Diff.Command(shell), CatchingUp.Command(shell),

            // evidence
            Verify.Command(shell), Audit.Command(shell), Erase.Command(shell), Erase.LegalHold(shell),

            // command
            Assign.Command(shell), HandOver.Command(shell), Relieve.Command(shell), Override.Command(shell), CommandRecord.Command(shell),
            Cadence.Command(shell), Policy.Command(shell), Work.Command(shell), Cascade.Link(shell), Cascade.Unlink(shell), Cascade.FixOrder(shell),
            AfterHours.DayHandOver(shell),

            // assessment
            Assess.Command(shell), Words.Hypothesis(shell), Hypotheses.Command(shell), Eta.Command(shell), RootCause.Command(shell),
            Upstream.Command(shell), AfterHours.Scenarios(shell), AfterHours.RunbookStep(shell),

            // resolution
            Words.Finding(shell), Words.Decision(shell), Fix.Command(shell), Verification.Command(shell),
            Resolve.Resolved(shell), Resolve.AllClear(shell), Resolve.Recurrence(shell), RelatedTickets.Command(shell),
            Reports.TicketVolume(shell), Reports.MediaAttention(shell),

            // alerts
            Alerts.List(shell), Alerts.RoutingKey(shell), Alerts.Signal(shell),

            // escalation
            PersonPages.List(shell), PersonPages.Page(shell), PersonPages.Acknowledge(shell), PersonPages.Snooze(shell), PersonPages.Refuse(shell),
            Obligations.List(shell), Obligations.Waive(shell), Obligations.Authorise(shell), OnCall.Command(shell),

            // communications
            WarRoom.Show(shell), WarRoom.Say(shell), Update.Command(shell),

            // post-mortems
            Review.Command(shell), ActionItems.Command(shell),

            // catalogue and impact
            Catalogue.Command(shell), Impact.Command(shell), Impact.Exception(shell),

            // configuration and operations
            Packs.Command(shell), Apply.Command(shell), Export.Command(shell), Parked.Command(shell), Rebuild.Command(shell), Token.Command(shell),
            Clock.Command(shell), Completion.Command(shell),
        };
        Globals.AddTo(root);
        return root;
    }
}
