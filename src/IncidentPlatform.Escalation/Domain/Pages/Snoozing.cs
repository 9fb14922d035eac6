using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Pages;

/// <summary>The person comes, and wants to be asked again later whether it is over.</summary>
/// <param name="Until">When.</param>
public sealed record PageSnoozed(Guid PageId, DateTimeOffset Until);

/// <summary>That time has come.</summary>
/// <param name="Again">They were paged again; the incident was over where not.</param>
public sealed record SnoozeEnded(Guid PageId, bool Again);

/// <summary>Acknowledging for a while.</summary>
public static class Snoozing
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Acknowledges, and asks to be paged again after a time, while the incident is not resolved.</summary>
    public static Decision Snooze(Ledger? ledger, Guid pageId, TimeSpan time, Actor by, bool administrator, PeopleDirectory directory, DateTimeOffset now)
    {
        if (time <= TimeSpan.Zero || time > Longest)
            return PageRejections.SnoozeTime;
        var acknowledged = Answering.Acknowledge(ledger, pageId, by, administrator, directory, now);
        if (acknowledged.Refusal is not null)
            return acknowledged;
        return Decision.Record([.. acknowledged.Facts, new NewFact(new PageSnoozed(pageId, now + time), Actor: by)]);
    }

    /// <summary>An acknowledgement has lasted as long as it was meant to.</summary>
    /// <param name="until">When it was to end: a later snooze has its own end.</param>
    /// <param name="over">The incident is resolved or over.</param>
    public static Decision End(Ledger? ledger, Guid pageId, DateTimeOffset until, bool over, DateTimeOffset now)
    {
        if (ledger?.Page(pageId) is not { State: PageState.Acknowledged, SnoozedUntil: { } snoozed } page || snoozed != until)
            return Decision.Nothing;
        var it = new Deliberation(ledger, now);
        it.Record(new SnoozeEnded(page.Id, Again: !over));
        if (over)
            return it.Decision;
        if (page.RunId is { } id && ledger.Run(id) is { } run)
            it.Again(run, page);
        else
            it.Record(new PageRequested(Ids.Of(page.Id, "again", $"{until.UtcTicks}"), page.IncidentId, page.Person, page.Reason, Role: page.Role, Note: page.Note));
        return it.Decision;
    }
}
