using System.Text.Json;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Pages;

/// <summary>What the person who was paged answers.</summary>
public static class Answering
{
    /// <param name="by">The person paged, or an administrator who speaks for them.</param>
    /// <param name="administrator">Whether <paramref name="by"/> may answer for others.</param>
    public static Decision Acknowledge(Ledger? ledger, Guid pageId, Actor by, bool administrator, PeopleDirectory directory, DateTimeOffset now)
    {
        if (ledger?.Page(pageId) is not { } page)
            return PageRejections.Unknown(pageId);
        if (PageRejections.ForOthers(page, by, administrator) is { } refusal)
            return refusal;
        if (page.State == PageState.Acknowledged)
            return Decision.Nothing;
        if (page.State == PageState.Withdrawn)
            return PageRejections.Withdrawn;
        var it = new Deliberation(ledger, now);
        var answer = new PageAcknowledged(page.Id, page.Person, page.Reason);
        var id = Ids.Of(page.Id, "acknowledged");
        it.Record(answer, id: id, by: by);
        it.Take(new IncidentEvent(ledger.Id, id, null, IncidentEvent.PageAcknowledged, now, Actor.Person(page.Person), Data(answer)), directory);
        return it.Decision;
    }

    /// <inheritdoc cref="Acknowledge"/>
    public static Decision Decline(Ledger? ledger, Guid pageId, Actor by, bool administrator, DateTimeOffset now)
    {
        if (ledger?.Page(pageId) is not { } page)
            return PageRejections.Unknown(pageId);
        if (PageRejections.ForOthers(page, by, administrator) is { } refusal)
            return refusal;
        if (page.State == PageState.Declined)
            return Decision.Nothing;
        if (page.State == PageState.Withdrawn)
            return PageRejections.Withdrawn;
        if (page.State == PageState.Acknowledged)
            return PageRejections.Acknowledged;
        var it = new Deliberation(ledger, now);
        it.Record(new PageDeclined(page.Id, page.Person, page.Reason), by: by);
        return it.Decision;
    }

    /// <summary>Somebody else is to come instead: whoever was paged, the commander, or an administrator says so.</summary>
    public static Decision Reassign(Ledger? ledger, Guid pageId, string to, Actor by, bool administrator, PeopleDirectory directory, DateTimeOffset now)
    {
        if (ledger?.Page(pageId) is not { } page)
            return PageRejections.Unknown(pageId);
        if (!by.IsPerson(ledger.HolderOf(Ledger.Commander)) && PageRejections.ForOthers(page, by, administrator) is { } refusal)
            return refusal;
        if (directory.Person(to) is null)
            return PageRejections.UnknownPerson(to);
        if (page.State == PageState.Acknowledged)
            return PageRejections.Acknowledged;
        if (page.State == PageState.Withdrawn || page.Person == to)
            return page.Person == to ? Decision.Nothing : PageRejections.Withdrawn;
        var it = new Deliberation(ledger, now);
        if (page.Awaits())
            it.Record(new PageWithdrawn(page.Id, "moved"), by: by);
        it.Record(
            new PageRequested(Ids.Of(page.Id, "reassigned", to), page.IncidentId, to, page.Reason, page.ObligationId, Role: null, page.Unconfirmed, page.Note), by: by);
        return it.Decision;
    }

    private static JsonElement Data(PageAcknowledged answer) =>
        JsonSerializer.SerializeToElement(answer, JsonSerializerOptions.Web);
}
