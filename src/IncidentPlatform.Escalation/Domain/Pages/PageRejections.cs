using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Pages;

internal static class PageRejections
{
    public static Rejection Withdrawn { get; } = new(
        "page-withdrawn", "The page was withdrawn: it went to somebody else, or it is no longer needed.", "Nothing needs to be done; see GET /pages?incident= for who was paged instead.");

    public static Rejection Acknowledged { get; } = new(
        "page-acknowledged", "The page was acknowledged already.", "Hand the role over instead: POST /incidents/{id}/roles/{role}/hand-over.");

    public static Rejection NoNote { get; } = new(
        "page-needs-reason", "A page without a reason wakes nobody.", "Say in reason why the person is needed.", RejectionKind.Invalid);

    public static Rejection SnoozeTime { get; } = new(
        "snooze-too-long", "A snooze lasts for more than nothing and at most 24 hours.", "Give for as a duration, for example PT30M.", RejectionKind.Invalid);

    public static Rejection UnknownPolicy(string name) => new(
        "escalation-policy-unknown", $"There is no escalation policy {name}.", "List them with GET /escalation-policies.", RejectionKind.Invalid);

    public static Rejection Unknown(Guid id) => new(
        "page-unknown", $"There is no page {id}.", "List pages with GET /pages?incident=.", RejectionKind.NotFound);

    public static Rejection UnknownPerson(string person) => new(
        "person-unknown", $"The directory has no person {person}.", "Add the person with PUT /people/{id} first.", RejectionKind.Invalid);

    /// <summary>Only the person paged answers, or an administrator for them; null where that is so.</summary>
    public static Rejection? ForOthers(Page page, Actor by, bool administrator) => administrator || by.IsPerson(page.Person) ? null : new(
        "page-for-another", "The page is for somebody else.", "Only the person paged, or an administrator, answers it.", RejectionKind.Forbidden);
}
