using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>How a security incident stands.</summary>
/// <param name="Named">Person ids of everyone who may know of it: granted, auditors, holders of roles.</param>
/// <param name="Auditors">Of them, who reads and changes nothing.</param>
/// <param name="Phase">How far the investigation is.</param>
/// <param name="Phases">The phases there are.</param>
/// <param name="Clocks">What regulators have to be told, and were.</param>
/// <param name="AlreadyLeft">What had left before it was designated: it cannot be taken back.</param>
public sealed record SecurityView(
    string Number, DateTimeOffset RestrictedSince, IReadOnlyList<string> Named, IReadOnlyList<string> Auditors, string Phase, bool InvestigationComplete,
    IReadOnlyList<InvestigationPhases.Phase> Phases, IReadOnlyList<SecurityView.Clock> Clocks, IReadOnlyList<SecurityView.Left> AlreadyLeft)
{
    /// <param name="FileBy">Until when, where the policy has a clock for the jurisdiction.</param>
    /// <param name="FiledAt">When it was told; null while it is not.</param>
    public sealed record Clock(string Jurisdiction, DateTimeOffset AwareAt, DateTimeOffset? FileBy, DateTimeOffset? FiledAt);

    /// <param name="FactId">The fact that says so.</param>
    /// <param name="Text">What left, as the timeline tells it.</param>
    public sealed record Left(Guid FactId, string Type, DateTimeOffset At, string Text);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/security", (string incident, Caller caller, IQuerySession query, HttpResponse response, CancellationToken ct) =>
            Answer(incident, caller, query, response, ct))
        .WithTags("security").WithSummary("How a security incident stands: who is named, the investigation, regulators, what had already left.")
        .Produces<SecurityView>().ProducesProblem(404);

    internal static async Task<IResult> Answer(string incident, Caller caller, IQuerySession query, HttpResponse response, CancellationToken ct)
    {
        if (await IncidentReference.Find(query, incident, caller, ct) is not { } id
            || await query.LoadAsync<Incident>(id, ct) is not { Security: { } security } found)
        {
            return Problems.NotFound("security of incident", incident);
        }

        response.Headers.ETag = ETags.Of(found.Revision);
        IReadOnlyList<Fact> facts = [.. (await query.Events.FetchStreamAsync(id, token: ct)).Select(e => e.ToFact().Shown(caller, found))];
        return TypedResults.Ok(new SecurityView(
            found.Number, security.RestrictedSince, security.Named, security.Auditors, security.Phase, security.InvestigationComplete,
            InvestigationPhases.All, ClocksOf(facts), LeftBefore(facts)));
    }

    private static IReadOnlyList<Clock> ClocksOf(IReadOnlyList<Fact> facts) =>
    [
        .. facts.Select(f => f.Data).OfType<AwarenessRecorded>().GroupBy(a => a.Jurisdiction).Select(g => g.MinBy(a => a.AwareAt)!)
            .Select(a => new Clock(
                a.Jurisdiction, a.AwareAt, a.FileBy, facts.Select(f => f.Data).OfType<FilingRecorded>().FirstOrDefault(f => f.Jurisdiction == a.Jurisdiction)?.FiledAt)),
    ];

    private static IReadOnlyList<Left> LeftBefore(IReadOnlyList<Fact> facts) =>
    [
        .. facts.TakeWhile(f => f.Data is not SecurityDesignated)
            .Where(f => f.Data is UpdateSent or WarRoomOpened or StatusPageChanged or CannedResponsePublished or ReviewPublished)
            .Select(f => new Left(f.Id, f.Data.GetType().Name, f.RecordedAt, TimelineText.Of(f.Data))),
    ];
}
