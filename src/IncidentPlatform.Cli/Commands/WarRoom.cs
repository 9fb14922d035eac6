using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Communications;

namespace IncidentPlatform.Cli.Commands;

internal static class WarRoom
{
    public static Command Show(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("war-room", "Show where responders meet, and what was said there.") { incident }.Does(shell, async run =>
        {
            var id = await run.IncidentId(incident);
            var room = await run.Communications.GetWarRoom(id, run.Cancellation);
            var messages = await Pages.All(cursor => run.Communications.ListMessages(id, cursor, cancellation: run.Cancellation));
            if (run.Json)
            {
                run.ShowJson(new { room, messages });
                return;
            }

            run.Shell.Out.Write(Listing.Details(
                ("room", room.Name), ("at", room.Url), ("bridge", room.BridgeUrl), ("invited", string.Join(", ", room.Participants.Select(p => $"{p.Person} ({p.Role})"))),
                ("not done", string.Join(", ", (room.Steps ?? []).Where(s => s.State != "done").Select(s => s.Why is null ? $"{s.Name} ({s.State})" : $"{s.Name} ({s.State}: {s.Why})")))));
            foreach (var message in messages)
            {
                run.Say($"{Printable.Of(message.At)}  {message.Author}{(message.Pinned ? " (pinned)" : "")}: {message.Text}");
            }
        });
    }

    public static Command Say(Shell shell)
    {
        var incident = Arguments.Incident();
        var text = Arguments.Words();
        return new Command("say", "Say something in the war room.") { incident, text }.Does(shell, async run =>
            run.Done("Said.", await run.Communications.PostMessage(
                await run.IncidentId(incident), new PostMessage(await run.Text(text)), run.Cancellation)));
    }
}
