using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
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
    public sealed record Request(
        string Format, string? Service = null, Severity? Severity = null, bool Declares = false, string? Pack = null, int? RequestsPerMinute = null,
        AlertMapping? Mapping = null);

    private const int MostRequests = 10_000_000;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/alert-sources/{name}", async (string name, Request body, Commands commands, IQuerySession query, RoutingKeys keys, CancellationToken ct) =>
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

            return body.Pack is { } pack && await query.FindPack(pack, null, ct) is null
                ? PackProblems.Unknown(pack)
                : await commands.Store(
                    new AlertSource(name, body.Format, body.Service, body.Severity?.ToString(), body.Declares, body.Pack, body.RequestsPerMinute, body.Mapping),
                    ct, committed: keys.Forget);
        })
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("alerts").WithSummary("Makes a source of alerts known.")
        .Produces<AlertSource>().ProducesProblem(400);
}
