using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>What the day team has to know of an incident.</summary>
/// <param name="Night">Where it stands as an incident of the night; absent where it was declared within business hours.</param>
/// <param name="HandedTo">Who took over; absent while nobody has.</param>
/// <param name="OpenWork">What is open, in the commander's order.</param>
/// <param name="WaitingTickets">Related tickets that nobody has judged, by the fact that reported them.</param>
/// <param name="HandedTickets">Tickets that were handed over.</param>
/// <param name="RunbookSteps">What was tried, oldest first.</param>
public sealed record DayHandOverView(
    Guid Id,
    string Number,
    string Title,
    Severity Severity,
    IncidentStatus Status,
    DateTimeOffset DeclaredAt,
    string? Commander,
    AfterHoursStanding? Night,
    DayTeam? HandedTo,
    IReadOnlyList<WorkItem> OpenWork,
    IReadOnlyDictionary<Guid, string> WaitingTickets,
    IReadOnlyList<string> HandedTickets,
    IReadOnlyList<DayHandOverView.Step> RunbookSteps,
    IReadOnlyDictionary<string, string> Fallbacks)
{
    public sealed record Step(DateTimeOffset At, string Runbook, string Taken, RunbookStepOutcome Outcome, string By, string? Note);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/day-hand-over", async (string incident, Caller caller, IQuerySession query, StreamReading reading, CancellationToken ct) =>
            await IncidentReference.Find(query, incident, caller, ct) is { } id && await query.LoadUnderRoot(id, ct) is { } i && await reading.Facts(incident, ct) is { } facts
                ? TypedResults.Ok(Of(i, facts))
                : Problems.NotFound("incident", incident))
        .WithTags("after hours").WithSummary("What the day team has to know of an incident.")
        .Produces<DayHandOverView>().ProducesProblem(404);

    public static DayHandOverView Of(Incident i, IReadOnlyList<Fact> facts) => new(
        i.Id, i.Number, i.Title, i.Severity, i.Status, i.DeclaredAt, i.Commander, i.AfterHours, i.DayTeam,
        [.. i.Work.Where(w => w.DoneAt is null)], i.RelatedTickets,
        [.. facts.Select(f => f.Data).OfType<HandedToDayTeam>().SelectMany(h => h.Tickets).Distinct()],
        [.. facts.Where(f => f.Data is RunbookStepTaken).Select(f => StepOf(f, (RunbookStepTaken)f.Data))],
        i.Upstream.Fallbacks);

    private static Step StepOf(Fact fact, RunbookStepTaken step) => new(fact.OccurredAt, step.Runbook, step.Step, step.Outcome, step.By, step.Note);
}
