using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Refusals that more than one capability gives.</summary>
internal static class Refusals
{
    internal static Rejection Over(Incident incident) => new(
        "incident-over",
        $"The incident is {incident.Status.ToString().ToLowerInvariant()}.",
        "Add a note or a correction; declare a new incident for what happens now.");

    internal static Rejection OnlyCommander(Incident incident, string what) => new(
        "only-commander",
        $"Only the current commander, {incident.Commander}, {what}.",
        "Ask the commander, or take command by a hand-over first.",
        RejectionKind.Forbidden);

    internal static Rejection NoIncident(string incident) =>
        new("incident-unknown", $"There is no incident {incident}.", "Name an incident by its id or number.", RejectionKind.NotFound);

    internal static Rejection Invalid(string code, string reason, string wayOn) => new(code, reason, wayOn, RejectionKind.Invalid);

    /// <summary>Refuses a time that has not come.</summary>
    internal static Rejection? InTheFuture(DateTimeOffset? occurredAt, DateTimeOffset now) => occurredAt > now
        ? Invalid("in-the-future", $"occurredAt {occurredAt:O} has not come yet.", "Give the time at which it happened, or leave it out for now.")
        : null;

    /// <summary>Refuses a link that a reader could not follow, or should not.</summary>
    internal static Rejection? NoLink(string? link) =>
        link is null || (Uri.TryCreate(link, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp))
            ? null
            : Invalid("link-invalid", "The link is no absolute http or https address.", "Give the whole address, as a browser shows it, or leave it out.");

    /// <summary>Refuses words that say nothing.</summary>
    internal static Rejection? Missing(string member, string? text) => string.IsNullOrWhiteSpace(text)
        ? Invalid("text-missing", $"{member} is empty.", $"Say it in a few words in {member}.")
        : null;
}
