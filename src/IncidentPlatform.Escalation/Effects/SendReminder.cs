using IncidentPlatform.Escalation.Adapters;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Domain.Reminders;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Effects;

/// <summary>Somebody is to be reminded.</summary>
public sealed record SendReminder
{
    public const string Kind = "send-reminder";

    public static IEnumerable<Due> With(Fact fact, Reminder reminder) =>
        fact.Data is ReminderRequested ? [new Due(Kind, new SendReminder(), fact.RecordedAt)] : [];
}

/// <summary>Reminds the person, unless there is nothing left to be reminded of.</summary>
internal sealed class SendReminderEffect(Reaching reaching) : IEffect<SendReminder>
{
    public async Task<EffectOutcome> Perform(SendReminder payload, EffectCall call, CancellationToken ct)
    {
        if (await call.Query.LoadAsync<Reminder>(call.StreamId, ct) is not { State: PageState.Requested } reminder)
            return EffectOutcome.Nothing;
        if (reminder.Until <= call.Now)
            return EffectOutcome.Done<Reminder>((r, _) => Reminding.Drop(r));

        var person = await call.Query.LoadAsync<Person>(reminder.Person, ct);
        var message = new ReminderMessage(call.Id, reminder.Person, reminder.Reason, reminder.Subject);
        var attempts = await reaching.Send(message, person, call.Now, severity: null, reminder.IsUrgent(), call.MayHaveHappened, ct);
        return Reaching.Again(attempts, call.Attempt) is { } after
            ? EffectOutcome.Retry(after, "Nobody took the reminder")
            : EffectOutcome.Done<Reminder>((r, _) => Reminding.Attempted(r, attempts[^1].Channel, attempts[^1].Result()));
    }
}
