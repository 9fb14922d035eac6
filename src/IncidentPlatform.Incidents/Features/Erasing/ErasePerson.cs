using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Features.Erasing;

/// <summary>
/// What a person recorded and what was recorded of them goes, on every incident; other services follow by the feed. It can be asked again:
/// what is erased stays so.
/// </summary>
public static class ErasePerson
{
    /// <param name="Basis">Why it may.</param>
    /// <param name="Reason">Why, in words; it stands on the incidents.</param>
    /// <param name="Facts">Facts beside those by person id: free text that speaks of the person.</param>
    public sealed record Request(ErasureBasis Basis, string? Reason = null, IReadOnlyList<Guid>? Facts = null);

    /// <param name="Person">Person id.</param>
    /// <param name="Incidents">Every incident that held something of them.</param>
    /// <param name="Silences">How many facts of silences have no words any more.</param>
    public sealed record Answer(string Person, IReadOnlyList<ErasedIncident> Incidents, int Silences);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/people/{person}/erasure", async (string person, Request body, Erasures erasures, CancellationToken ct) =>
        {
            var facts = body.Facts ?? [];
            if (await erasures.Unknown(facts, null, ct) is { } unknown)
            {
                return Problems.NotFound("fact", unknown);
            }

            var (erasure, incidents, silences) = (new Erasure(body.Basis, body.Reason, person, facts.ToHashSet()), new List<ErasedIncident>(), 0);
            foreach (var incident in await erasures.Incidents(person, facts, ct))
            {
                if (await erasures.Erase(incident, erasure, ct) is { } erased)
                {
                    incidents.Add(erased);
                }
            }

            foreach (var silence in await erasures.Silences(person, facts, ct))
            {
                silences += await erasures.EraseSilence(silence, erasure, ct);
            }

            return TypedResults.Ok(new Answer(person, incidents, silences));
        })
        .RequireRole(OrganisationRoles.Legal)
        .WithTags("evidence").WithSummary("Erases what a person recorded and what was recorded of them.")
        .Produces<Answer>().ProducesProblem(400).ProducesProblem(404);
}
