using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Messages to customers, executives and colleagues: drafted, approved word for word, sent.</summary>
internal static class Update
{
    public static Command Command(Shell shell) => new("update", "Draft, approve and send updates.")
    {
        List(shell), Show(shell), Draft(shell), Edit(shell), Approve(shell), Clear(shell), Send(shell), CannedResponses(shell),
    };

    private static Command List(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("list", "List the updates of an incident.") { incident }.Does(shell, async run =>
        {
            var id = await run.IncidentId(incident);
            var updates = await Pages.All(cursor => run.Communications.ListUpdates(id, cursor, cancellation: run.Cancellation));
            run.Show(updates, all => all.Aggregate(
                new Listing("No updates.", "update", "audience", "kind", "status", "text"),
                (table, u) => table.Row(u.Id.ToString(), u.Audience, u.Kind, u.Status, u.Text)).Rendered);
        });
    }

    private static Command Show(Shell shell)
    {
        var update = Id();
        return new Command("show", "Show an update.") { update }.Does(shell, async run =>
            run.Show(await run.Communications.GetUpdate(run.Value(update), run.Cancellation), u => Listing.Details(
                ("audience", u.Audience),
                ("kind", u.Kind),
                ("status", u.Status),
                ("subject", u.Subject),
                ("text", u.Text),
                ("for support", u.CannedResponse?.Body),
                ("stopped because", u.StoppedBecause),
                ("channels", string.Join("; ", u.Channels.Select(c => $"{c.Channel}: {c.Stopped ?? $"{c.Sent} sent, {c.Failed} failed, {c.Unknown} unknown"}"))))));
    }

    private static Command Draft(Shell shell)
    {
        var incident = Arguments.Incident();
        var text = Arguments.Words();
        var audience = new Option<string>("--audience") { Description = "customers, executives or internal.", DefaultValueFactory = _ => "customers" };
        var kind = new Option<string>("--kind") { Description = "first-notice, progress, monitoring, resolved, …", DefaultValueFactory = _ => "progress" };
        var subject = new Option<string?>("--subject") { Description = "Subject, where the channel has one." };
        var states = States();
        return new Command("draft", "Draft an update.") { incident, text, audience, kind, subject, states }.Does(shell, async run =>
            run.Done("Drafted.", await run.Communications.WriteUpdate(
                await run.IncidentId(incident),
                new WriteUpdate(run.Value(audience)!, run.Value(kind)!, await run.Text(text), run.Value(subject), Given(run.Value(states))), run.Cancellation)));
    }

    private static Command Edit(Shell shell)
    {
        var update = Id();
        var text = Arguments.Words();
        var subject = new Option<string?>("--subject") { Description = "Subject, where the channel has one." };
        var states = States();
        return new Command("edit", "Change the words of an update; it needs approval again.") { update, text, subject, states }.Does(shell, async run =>
            run.Done("Changed.", await run.Communications.EditUpdate(
                run.Value(update), await Seen(run, update), new EditUpdate(await run.Text(text), run.Value(subject), Given(run.Value(states))), run.Cancellation)));
    }

    private static Command Approve(Shell shell)
    {
        var update = Id();
        return new Command("approve", "Approve exactly this text.") { update }.Does(shell, async run =>
            run.Done("Approved.", await run.Communications.ApproveUpdate(run.Value(update), await Seen(run, update), run.Cancellation)));
    }

    private static Command Clear(Shell shell)
    {
        var update = Id();
        return new Command("clear", "Let exactly this text of a restricted incident out, as its legal counsel.") { update }.Does(shell, async run =>
            run.Done("Cleared.", await run.Communications.ApproveLegally(run.Value(update), await Seen(run, update), run.Cancellation)));
    }

    private static Command Send(Shell shell)
    {
        var update = Id();
        return new Command("send", "Send an approved update.") { update }.Does(shell, async run =>
        {
            var answer = await run.Communications.SendUpdate(run.Value(update), await Seen(run, update), run.Cancellation);
            var stopped = answer.Facts.Any(fact => fact.Type == nameof(UpdateStopped));
            run.Done(stopped ? "NOT sent: it states what no longer holds (incidentctl update show says what)." : "On its way.", answer);
            if (stopped) throw new CheckFailedException();
        });
    }

    private static Command CannedResponses(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("canned-responses", "Show what support may answer customers.") { incident }.Does(shell, async run =>
        {
            var id = await run.IncidentId(incident);
            var responses = await Pages.All(cursor => run.Communications.ListCannedResponses(id, cursor, cancellation: run.Cancellation));
            run.Show(responses, all => all.Aggregate(
                new Listing("No canned responses.", "title", "text"), (table, r) => table.Row(r.Title, r.WithdrawnAt is null ? r.Text : $"(withdrawn) {r.Text}")).Rendered);
        });
    }

    private static Option<string[]> States() => new("--states")
    {
        Description = "A subject that the text states (cause, eta, …): it is stopped where what is known of it has changed. May be given more than once.",
        DefaultValueFactory = _ => [],
    };

    private static string[]? Given(string[]? subjects) => subjects is { Length: > 0 } ? subjects : null;

    private static Argument<Guid> Id() => new("update") { Description = "The update (incidentctl update list shows ids)." };

    private static async Task<string> Seen(Run run, Argument<Guid> update) =>
        (await run.Communications.GetUpdate(run.Value(update), run.Cancellation)).ETag;
}
