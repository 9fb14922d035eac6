using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>What became known between two instants: the facts, and what they made of the incident.</summary>
public static class Difference
{
    /// <summary>Most facts that an answer holds; the timeline has them all.</summary>
    public const int MostFacts = 200;

    // They move by themselves, or say only that there are more facts.
    private static readonly string[] NotOfTheIncident = ["elapsed", "version", "lens"];

    /// <param name="From">Known before.</param>
    /// <param name="To">Known after.</param>
    /// <param name="FactCount">How many facts came between.</param>
    /// <param name="Facts">The last of them, at most 200, in stream order.</param>
    /// <param name="Changes">Members of the incident that are not what they were.</param>
    public sealed record Answer(Moment From, Moment To, long FactCount, IReadOnlyList<Timeline.Row> Facts, IReadOnlyList<Change> Changes);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/diff", async (string incident, string? from, string? to, IQuerySession query, CancellationToken ct) =>
        {
            if (await IncidentReference.Find(query, incident, ct) is not { } id || await query.Events.FetchStreamStateAsync(id, ct) is null)
            {
                return Problems.NotFound("incident", incident);
            }

            if (from is null)
            {
                return Problems.Invalid("moment-unknown", "from is missing.", "Write from=12 or from=2026-03-02T02:14:00Z; from=0 is before the first fact.");
            }

            var (before, fault) = await Moments.Find(query, id, "from", from, ct);
            var (after, otherFault) = to is null ? (await Knowledge.Last(query, id, ct), null) : await Moments.Find(query, id, "to", to, ct);
            if ((fault ?? otherFault) is { } refused)
            {
                return Problems.Of(refused);
            }

            return before!.Version <= after!.Version
                ? TypedResults.Ok(Between(id, before, after, await Knowledge.Facts(query, id, after.Version, ct)))
                : Problems.Invalid("from-after-to", "from is after to.", "Exchange them.");
        })
        .WithTags("incidents").WithSummary("What became known between two times or versions: facts, and members of the incident that changed.")
        .Produces<Answer>().ProducesProblem(400).ProducesProblem(404);

    /// <param name="incident">Its id.</param>
    /// <param name="before">Where it starts.</param>
    /// <param name="after">Where it ends.</param>
    /// <param name="facts">All facts up to where it ends.</param>
    internal static Answer Between(Guid incident, Moment before, Moment after, IReadOnlyList<Fact> facts)
    {
        var corrections = Corrections.Among(facts);
        var came = facts.Where(f => f.Version > before.Version).ToList();
        return new Answer(
            before, after, came.Count,
            [.. came.TakeLast(MostFacts).Select(f => Timeline.RowOf(f, corrections.GetValueOrDefault(f.Id)))],
            [.. JsonDifference.Between(Members(incident, before, facts), Members(incident, after, facts)).Where(c => !NotOfTheIncident.Contains(c.Member.Split('.')[0]))]);
    }

    private static JsonElement Members(Guid incident, Moment at, IReadOnlyList<Fact> facts) =>
        Knowledge.StateAfter(incident, facts.TakeWhile(f => f.Version <= at.Version)) is { } state
            ? JsonSerializer.SerializeToElement(IncidentView.Of(state, at.At!.Value, new Lens(Version: at.Version).View(at)), Wire.Json)
            : JsonSerializer.SerializeToElement(new { }, Wire.Json);
}
