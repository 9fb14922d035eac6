using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using Marten;

namespace IncidentPlatform.Incidents.Features.Security;

/// <summary>An incident turns out to be a security incident. The answer says what had already left.</summary>
public static class Designate
{
    /// <param name="Named">Person ids to name beside the caller and the holders of roles.</param>
    public sealed record Request(string Reason, IReadOnlyList<string>? Named = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/security", async (
            string incident, Request body, IncidentCommands on, Caller caller, IQuerySession query, HttpResponse response, CancellationToken ct) =>
        {
            var outcome = await on.Jointly(incident, [], (i, all, _) => Secrecy.Designate(i, all, body.Reason, body.Named ?? [], on.By));
            return outcome is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK }
                ? await SecurityView.Answer(incident, caller, query, response, ct)
                : outcome;
        })
        .RequireRole(SecurityRoles.Acting)
        .WithTags("security").WithSummary("Designates a security incident: from here on its named people only know of it. Answers with what had already left.")
        .Produces<SecurityView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);
}
