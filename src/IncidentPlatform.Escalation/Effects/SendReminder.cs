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

/// <summary>Reminds the person by the first pager that can, unless there is nothing left to be reminded of.</summary>
internal sealed class SendReminderEffect(IEnumerable<IPager> pagers) : IEffect<SendReminder>
{
    public async Task<EffectOutcome> Perform(SendReminder payload, EffectCall call, CancellationToken ct)
    {
        if (await call.Query.LoadAsync<Reminder>(call.StreamId, ct) is not { State: PageState.Requested } reminder)
            return EffectOutcome.Nothing;
        if (reminder.Until <= call.Now)
            return EffectOutcome.Done<Reminder>((r, _) => Reminding.Drop(r));

        var person = await call.Query.LoadAsync<Person>(reminder.Person, ct);
        var pager = pagers.First(p => p.Reaches(person));
        if (call.MayHaveHappened && !pager.KnowsRepeats)
            return Attempted(pager, PageOutcome.Unknown);

        var outcome = await pager.Remind(new ReminderMessage(call.Id, reminder.Person, reminder.Reason, reminder.Subject), person, ct);
        return Attempts.Again(outcome, call) is { } after
            ? EffectOutcome.Retry(after, $"The pager '{pager.Channel}' did not take the reminder")
            : Attempted(pager, outcome);
    }

    private static EffectOutcome Attempted(IPager pager, PageOutcome outcome) =>
        EffectOutcome.Done<Reminder>((r, _) => Reminding.Attempted(r, pager.Channel, Attempts.Word(outcome)));
}
