using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Incidents.Domain;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Incidents.Views;

/// <summary>
/// One incident, through any lens, commanded by whoever commanded its root then where it was linked. Only the present has an ETag:
/// nothing can be decided on the past.
/// </summary>
public static class ShowIncident
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}", async (
            string incident, [AsParameters] Lens lens, Caller caller, IQuerySession query, DomainClock clock, HttpResponse response, CancellationToken ct) =>
        {
            var now = clock.GetUtcNow();
            if (lens.Fault(now) is { } fault)
            {
                return Problems.Of(fault);
            }

            if (await IncidentReference.Find(query, incident, caller, ct) is not { } id || await query.LoadUnderRoot(id, ct) is not { } found)
            {
                return Problems.NotFound("incident", incident);
            }

            if (!lens.IsLive)
            {
                return await Past(query, found, lens, now, ct);
            }

            response.Headers.ETag = ETags.Of(found.Revision);
            return TypedResults.Ok(IncidentView.Of(found, now, lens.View(new Moment(found.LastFact, null))));
        })
        .WithTags("incidents").WithSummary("One incident: as it stands, as it was known (knownAt, version), as it was (asOf), or as it was believed to be (both).")
        .Produces<IncidentView>().ProducesProblem(400).ProducesProblem(404);

    private static async Task<IResult> Past(IQuerySession query, Incident incident, Lens lens, DateTimeOffset now, CancellationToken ct)
    {
        if (await Place(query, incident.Id, lens, ct) is not { } knowledge)
        {
            return Problems.Problem(
                404, "version-unknown", $"The incident has no fact with version {lens.Version}: the last one is {incident.LastFact}.",
                "Name a version that it has, or leave it out for the present.");
        }

        var facts = await Knowledge.Facts(query, incident.Id, knowledge.Version, ct);
        if (Knowledge.StateAfter(incident.Id, facts) is not { } known)
        {
            return NotThen("not-known-then", $"Nothing was known of the incident at {lens.KnownAt:O}.", incident.DeclaredAt, incident.ImpactStartedAt);
        }

        var view = lens.View(knowledge);
        var knownAt = lens.KnownAt ?? (lens.IsOfAllKnowledge ? now : knowledge.At!.Value);
        if (lens.AsOf is not { } asOf)
        {
            return TypedResults.Ok(IncidentView.Of(await known.UnderRoot(query, knownAt, ct), knownAt, view));
        }

        var history = History.Of(facts);
        return history.At(asOf) is { } truth
            ? TypedResults.Ok(IncidentView.Of(truth with { Incident = await UnderRoot(query, truth.Incident, knownAt, asOf, ct) }, known, view))
            : NotThen("not-declared-then", $"The incident was not declared at {asOf:O}.", history.DeclaredAt, history.ImpactStartedAt);
    }

    /// <summary>The root's commander is whoever it was by the same knowledge.</summary>
    private static async Task<Incident> UnderRoot(IQuerySession query, Incident incident, DateTimeOffset knownAt, DateTimeOffset asOf, CancellationToken ct)
    {
        if (incident.Root is not { } key)
        {
            return incident;
        }

        var facts = await Knowledge.Facts(query, key.Id, (await Knowledge.By(query, key.Id, knownAt, ct)).Version, ct);
        return History.Of(facts).At(asOf) is { } truth ? incident.Under(truth.Incident) : incident;
    }

    private static async Task<Moment?> Place(IQuerySession query, Guid incident, Lens lens, CancellationToken ct) => lens switch
    {
        { Version: { } version } => await Knowledge.AtVersion(query, incident, version, ct),
        { KnownAt: { } at } => await Knowledge.By(query, incident, at, ct),
        _ => await Knowledge.Last(query, incident, ct),
    };

    private static ProblemHttpResult NotThen(string code, string detail, DateTimeOffset? declaredAt, DateTimeOffset? impactStartedAt)
    {
        var problem = Problems.Describe(404, code, detail, $"It was declared at {declaredAt:O}: ask for that time or a later one.");
        problem.Extensions["declaredAt"] = declaredAt;
        problem.Extensions["impactStartedAt"] = impactStartedAt;
        return TypedResults.Problem(problem);
    }
}
