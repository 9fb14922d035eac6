using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Features.Policies;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Packs;
using Marten;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>A source of alerts or signals is made known, or changed.</summary>
public static class PutAlertSource
{
    /// <param name="Format">Whose payloads it sends, as <c>alertmanager</c>, <c>pagerduty</c> or <c>generic</c>; <c>signals</c> for reports of signals.</param>
    /// <param name="Service">Service that its alerts are about; else the one that the alert names.</param>
    /// <param name="Severity">Severity of the incidents it declares; else by the alert's own.</param>
    /// <param name="Declares">Whether a firing alert declares an incident by itself.</param>
    /// <param name="Pack">Policy pack that the incidents it declares run by; <c>default</c> where it is left out.</param>
    /// <param name="RequestsPerMinute">How many requests are taken from it in a minute; 60000 where it is left out.</param>
    /// <param name="Mapping">Where an alert's members stand in its payloads, of the formats <c>generic</c> and <c>cloudevents</c>.</param>
    /// <param name="Heartbeat">At least how often it has to be heard of, ISO 8601; one that is quiet for longer is an alert.</param>
    public sealed record Request(
        string Format, string? Service = null, Severity? Severity = null, bool Declares = false, string? Pack = null, int? RequestsPerMinute = null,
        AlertMapping? Mapping = null, TimeSpan? Heartbeat = null);

    private const int MostRequests = 10_000_000;
    private static readonly TimeSpan LeastHeartbeat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MostHeartbeat = TimeSpan.FromDays(7);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/alert-sources/{name}", async (string name, Request body, Commands commands, IQuerySession query, RoutingKeys keys, DomainClock clock, CancellationToken ct) =>
        {
            if (!AlertSource.Formats.Contains(body.Format))
            {
                return Problems.Invalid("format-unknown", $"There is no format '{body.Format}'.", $"The formats are {string.Join(", ", AlertSource.Formats)}.");
            }

            if (body.RequestsPerMinute is < 1 or > MostRequests)
            {
                return Problems.Invalid("limit-invalid", $"A source's requests in a minute are limited to 1 to {MostRequests}.", "Give requestsPerMinute within that, or leave it out.");
            }

            if (body.Mapping is not null && body.Format is not ("generic" or "cloudevents"))
            {
                return Problems.Invalid("mapping-unused", $"The format '{body.Format}' is read as its tool writes it.", "Leave the mapping out, or use the format generic or cloudevents.");
            }

            if (body.Heartbeat < LeastHeartbeat || body.Heartbeat > MostHeartbeat)
            {
                return Problems.Invalid("heartbeat-invalid", "A heartbeat is between 10 seconds and 7 days.", "Give the longest that the source may be quiet, with some air.");
            }

            var since = body.Heartbeat is null ? (DateTimeOffset?)null : clock.GetUtcNow();
            var source = new AlertSource(
                name, body.Format, body.Service, body.Severity?.ToString(), body.Declares, body.Pack, body.RequestsPerMinute, body.Mapping, body.Heartbeat, since);
            return body.Pack is { } pack && await query.FindPack(pack, null, ct) is null
                ? PackProblems.Unknown(pack)
                : await commands.Store(source, ct, transaction => Watch(transaction, source), keys.Forget);
        })
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("alerts").WithSummary("Makes a source of alerts known.")
        .Produces<AlertSource>().ProducesProblem(400);

    private static Task Watch(StreamSession transaction, AlertSource source)
    {
        if (source is { Heartbeat: { } every, HeartbeatSince: { } since })
        {
            transaction.Schedule(Heartbeats.AlertOf(source.Id), HeartbeatDue.At(since + every, source));
        }

        return Task.CompletedTask;
    }
}
