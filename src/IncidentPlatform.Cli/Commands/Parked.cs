using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Messages that a service could not handle.</summary>
internal static class Parked
{
    public static Command Command(Shell shell) => new("parked", "List and replay messages that could not be handled.") { List(shell), Replay(shell) };

    private static Command List(Shell shell)
    {
        var service = Service();
        return new Command("list", "List a service's parked messages.") { service }.Does(shell, async run =>
        {
            run.Show(await Of(run, service).GetParked(run.Cancellation), parked => parked.First.Aggregate(
                new Listing("Nothing is parked.", "queue", "message", "type", "reason"),
                (table, m) => table.Row(m.Queue, m.MessageId, m.MessageType, m.Reason)).Rendered);
        });
    }

    private static Command Replay(Shell shell)
    {
        var service = Service();
        return new Command("replay", "Put a service's parked messages back.") { service }.Does(shell, async run =>
        {
            var answer = await Of(run, service).ReplayParked(run.Cancellation);
            if (run.Json) run.ShowJson(answer);
            else run.Say($"{answer.Replayed} put back.");
        });
    }

    private static Argument<string> Service()
    {
        var service = new Argument<string>("service") { Description = "incidents, communications, escalation or post-mortems." };
        service.AcceptOnlyFromAmong(
            Contracts.Origins.Incidents, Contracts.Origins.Communications, Contracts.Origins.Escalation, Contracts.Origins.PostMortems);
        return service;
    }

    private static IOperations Of(Run run, Argument<string> service) => run.Platform.Services[run.Value(service)];
}
