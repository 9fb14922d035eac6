using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.Reminders;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.Kernel;
using MassTransit;

namespace IncidentPlatform.Escalation.Reactions;

/// <summary>What Incidents wants somebody to be reminded of.</summary>
public sealed class TakeReminder(StreamSessions sessions) : IConsumer<ReminderWanted>
{
    private const string Consumer = "reminders";

    public async Task Consume(ConsumeContext<ReminderWanted> context)
    {
        var (wanted, ct) = (context.Message, context.CancellationToken);
        await using var transaction = sessions.Open();
        if (!await Inbox.Accept(transaction.Session, Consumer, wanted.Id, ct))
            return;
        var requested = new ReminderRequested(wanted.Id, wanted.Person, wanted.Reason, wanted.Subject, wanted.Until);
        await transaction.Append<Reminder>(wanted.Id, new Intent(Actor.Service(Origins.Incidents), wanted.Id), (reminder, _) => Reminding.Request(reminder, requested), ct);
        await transaction.Save(ct);
    }
}
