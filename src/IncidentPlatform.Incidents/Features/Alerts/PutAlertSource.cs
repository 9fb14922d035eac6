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
    /// <param name="Format">Whose webhook it speaks: <c>alertmanager</c> or <c>signals</c>.</param>
    /// <param name="Service">Service that its alerts are about; else the alert's label <c>service</c>.</param>
    /// <param name="Severity">Severity of the incidents it declares; else by the alert's label <c>severity</c>.</param>
    /// <param name="Declares">Whether a firing alert declares an incident by itself.</param>
    /// <param name="Pack">Policy pack that the incidents it declares run by; <c>default</c> where it is left out.</param>
    public sealed record Request(string Format, string? Service = null, Severity? Severity = null, bool Declares = false, string? Pack = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/alert-sources/{name}", async (string name, Request body, Commands commands, IQuerySession query, CancellationToken ct) =>
        {
            if (!AlertSource.Formats.Contains(body.Format))
            {
                return Problems.Invalid("format-unknown", $"There is no format '{body.Format}'.", $"The formats are {string.Join(" and ", AlertSource.Formats)}.");
            }

            return body.Pack is { } pack && await query.FindPack(pack, null, ct) is null
                ? PackProblems.Unknown(pack)
                : await commands.Store(new AlertSource(name, body.Format, body.Service, body.Severity?.ToString(), body.Declares, body.Pack), ct);
        })
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("alerts").WithSummary("Makes a source of alerts known.")
        .Produces<AlertSource>().ProducesProblem(400);
}
