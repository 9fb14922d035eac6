using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Effects;

/// <summary>What has to be done for support, and for those who keep customers, because something was recorded.</summary>
public static class SupportDueWork
{
    private const string Resolved = "IncidentResolved";
    private const string AllClear = "AllClearDeclared";
    private const int MostHours = 24;

    /// <summary>Facts of an incident with which other customers may be hit, or others call them.</summary>
    private static readonly string[] MayChangeCalls =
        [News.Declaration, "SeverityChanged", "ScopeChanged", "AssessmentRecorded", "CascadeJoined", "RoleAssigned", "HandOverAcknowledged", "IncidentReopened"];

    public static IEnumerable<Due> Of(Fact fact, Conversation c) => fact.Data switch
    {
        IncidentFollowed { Type: AllClear } or TicketClosingChosen or TicketLinked when LinkedTickets.ToAnswer(c).Any() =>
            ToAnswer(fact, c).Select(t => new Due(AnswerTicket.Kind, new AnswerTicket.Payload(t), fact.RecordedAt)).Concat(Look(fact)),
        TicketLinked => Look(fact),
        CriticalCustomerFlagged f =>
            [new Due(SayInWarRoom.Kind, new SayInWarRoom.Payload($"Critical customer ({Words.Of(f.Kind)}): {f.Customer} has opened ticket {f.Ticket}."), fact.RecordedAt)],
        UpdateSent { Audience: Audience.Customers } => [new Due(TellTicketTrend.Kind, new TellTicketTrend.Payload(null), fact.RecordedAt)],
        IncidentFollowed { Type: Resolved } f => Hours(f, fact, c),
        IncidentFollowed f when MayChangeCalls.Contains(f.Type) && CustomerCalls.AreOwedToFlagged(c) =>
            [new Due(OpenCustomerCalls.Kind, new OpenCustomerCalls.Payload(), fact.RecordedAt)],
        _ => [],
    };

    private static IEnumerable<string> ToAnswer(Fact fact, Conversation c) => fact.Data is TicketLinked linked ? [linked.Ticket] : LinkedTickets.ToAnswer(c);

    private static IEnumerable<Due> Look(Fact fact) => fact.Data is TicketLinked { Customer: { } customer } linked
        ? [new Due(LookAtCustomer.Kind, new LookAtCustomer.Payload(customer, linked.Ticket), fact.RecordedAt)]
        : [];

    /// <summary>The trend is told with each hour of the recovery watch, the last time when it ends.</summary>
    private static IEnumerable<Due> Hours(IncidentFollowed resolved, Fact fact, Conversation c) =>
        TellTicketTrend.WatchedUntil(c) is not { } until ? [] : Enumerable.Range(0, MostHours).Select(before => until.AddHours(-before)).TakeWhile(at => at > fact.RecordedAt + TicketSlots.Length)
            .Select(at => new Due(TellTicketTrend.Kind, new TellTicketTrend.Payload(resolved.Source.Id), at));
}
