using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Tickets that may be the incident coming back, and what became of them.</summary>
public static class RelatedTicketsView
{
    /// <summary>Where a related ticket stands.</summary>
    public enum Standing
    {
        Waiting,
        Confirmed,
        Dismissed,
    }

    /// <param name="Id">The report: what a decision about it names.</param>
    /// <param name="Because">Why it is a recurrence, or none.</param>
    public sealed record RelatedTicket(
        Guid Id, string Ticket, string Summary, string? Link, Standing Standing, DateTimeOffset ReportedAt, DateTimeOffset? DecidedAt = null, string? Because = null);

    public sealed record Answer(IReadOnlyList<RelatedTicket> RelatedTickets);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/related-tickets", async (string incident, StreamReading reading, CancellationToken ct) =>
            await reading.Facts(incident, ct) is { } facts ? TypedResults.Ok(new Answer(Of(facts))) : Problems.NotFound("incident", incident))
        .WithTags("resolution").WithSummary("Tickets that may be a recurrence, and what became of them.")
        .Produces<Answer>().ProducesProblem(404);

    public static IReadOnlyList<RelatedTicket> Of(IReadOnlyList<Fact> facts)
    {
        var corrected = Corrected.In(facts);
        var all = facts.Where(f => f.Data is RelatedTicketReported).ToDictionary(f => f.Id, f => Reported(f, (RelatedTicketReported)f.Data));
        foreach (var fact in facts)
        {
            var (reports, standing, because) = fact.Data switch
            {
                RecurrenceDetected { RelatedTicket: { } report } e => ((IReadOnlyList<Guid>)[report], Standing.Confirmed, e.Reason),
                RelatedTicketsDismissed e => (e.Reports, Standing.Dismissed, e.Reason),
                _ => ([], Standing.Waiting, ""),
            };
            foreach (var report in reports.Where(all.ContainsKey))
            {
                all[report] = all[report] with { Standing = standing, DecidedAt = fact.OccurredAt, Because = because };
            }
        }

        return [.. all.Values];

        RelatedTicket Reported(Fact fact, RelatedTicketReported e) => new(
            fact.Id, e.Ticket, corrected.GetValueOrDefault(fact.Id)?.Text ?? e.Summary, e.Link, Standing.Waiting, fact.OccurredAt);
    }
}
