using IncidentPlatform.Communications.Tickets;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Tickets;

/// <summary>How many tickets came, by quarters of an hour, against what is normal.</summary>
public static class ReadTicketTrend
{
    /// <param name="Services">The services whose tickets count; absent where all count, because no ticket names one of the incident's.</param>
    /// <param name="Slots">The last week of them, oldest first, from the declaration to the end of the recovery watch.</param>
    public sealed record Answer(IReadOnlyList<string>? Services, IReadOnlyList<Slot> Slots);

    /// <param name="From">Beginning of the quarter of an hour.</param>
    /// <param name="Normal">Absent where fewer than two weeks before it were counted.</param>
    /// <param name="Ratio">Count over normal.</param>
    public sealed record Slot(DateTimeOffset From, int Count, decimal? Normal, decimal? Ratio);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{id:guid}/ticket-trend", async (Guid id, IQuerySession query, IncidentReaders readers, TicketTrends trends, CancellationToken ct) =>
        {
            if (await query.Conversation(id, readers, ct) is not { } c)
                return Problems.NotFound("incident", id);
            var trend = await trends.Of(c, c.EndedAt, query, TicketTrends.MostSlots, ct);
            return TypedResults.Ok(new Answer(trend.Services, [.. trend.Slots.Select(s => new Slot(s.From, s.Count, s.Normal, s.Ratio))]));
        })
        .WithTags("tickets").WithSummary("How many tickets came during an incident, by quarters of an hour, against what is normal.")
        .Produces<Answer>().ProducesProblem(404);
}
