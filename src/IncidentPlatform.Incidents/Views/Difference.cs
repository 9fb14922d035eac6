using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
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
        .MapGet("/incidents/{incident}/diff", async (string incident, string? from, string? to, Caller caller, IQuerySession query, CancellationToken ct) =>
        {
            if (await IncidentReference.Find(query, incident, caller, ct) is not { } id || await query.LoadAsync<Incident>(id, ct) is not { } state)
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
                ? TypedResults.Ok(await Between(query, before, after, await Knowledge.Facts(query, state, caller, after.Version, ct), id, ct))
                : Problems.Invalid("from-after-to", "from is after to.", "Exchange them.");
        })
        .WithTags("incidents").WithSummary("What became known between two times or versions: facts, and members of the incident that changed.")
        .Produces<Answer>().ProducesProblem(400).ProducesProblem(404);

    /// <param name="before">Where it starts.</param>
    /// <param name="after">Where it ends.</param>
    /// <param name="facts">All facts up to where it ends, as the caller may read them.</param>
    internal static async Task<Answer> Between(IQuerySession query, Moment before, Moment after, IReadOnlyList<Fact> facts, Guid incident, CancellationToken ct)
    {
        var marks = TimelineMarks.Among(facts);
        var came = facts.Where(f => f.Version > before.Version).ToList();
        var (from, to) = (await Members(query, incident, before, facts, ct), await Members(query, incident, after, facts, ct));
        return new Answer(
            before, after, came.Count, [.. came.TakeLast(MostFacts).Select(f => Timeline.RowOf(f, marks))],
            [.. JsonDifference.Between(from, to).Where(c => !NotOfTheIncident.Contains(c.Member.Split('.')[0]))]);
    }

    private static async Task<JsonElement> Members(IQuerySession query, Guid incident, Moment at, IReadOnlyList<Fact> facts, CancellationToken ct) =>
        Knowledge.StateAfter(incident, facts.TakeWhile(f => f.Version <= at.Version)) is { } state
            ? JsonSerializer.SerializeToElement(
                IncidentView.Of(await state.UnderRoot(query, at.At!.Value, ct), at.At.Value, new Lens(Version: at.Version).View(at)), Wire.Json)
            : JsonSerializer.SerializeToElement(new { }, Wire.Json);
}
