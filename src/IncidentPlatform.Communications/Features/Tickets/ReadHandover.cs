using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Tickets;

/// <summary>What on-call support hands to the day team: what is open, who must not be forgotten, and what customers know.</summary>
public static class ReadHandover
{
    /// <summary>Tickets that one hand-over of Incidents names.</summary>
    private const int MostNamed = 200;

    /// <param name="Open">Linked tickets that are open.</param>
    /// <param name="Critical">Customers whose tickets were flagged, by their ids in the catalogue.</param>
    /// <param name="CallsOwed">Customers who are to be called and were not reached yet.</param>
    /// <param name="CannedResponse">What support answers with; absent where there is nothing.</param>
    /// <param name="LastTold">What customers were told last; absent where nothing.</param>
    /// <param name="Body">Ready for <c>POST /incidents/{incident}/day-hand-over</c> of Incidents, once <c>to</c> says to whom.</param>
    public sealed record Answer(
        string Number, IReadOnlyList<TicketView> Open, IReadOnlyList<string> Critical, IReadOnlyList<string> CallsOwed, Canned? CannedResponse, Told? LastTold, HandOver Body);

    /// <param name="WithdrawnAt">When support stopped answering with it; absent while they do.</param>
    public sealed record Canned(string Title, string Text, DateTimeOffset PublishedAt, DateTimeOffset? WithdrawnAt);

    public sealed record Told(DateTimeOffset At, string Subject, string Text);

    public sealed record HandOver(string To, IReadOnlyList<string> Tickets, string Note);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{id:guid}/tickets/handover", async (Guid id, IQuerySession query, IncidentReaders readers, CancellationToken ct) =>
            await query.Conversation(id, readers, ct) is { } c
                ? TypedResults.Ok(Of(c, [.. (await TicketView.Of(c.Desk.Tickets, query, ct)).Where(t => t.ClosedAt is null)]))
                : Problems.NotFound("incident", id))
        .RequireRole(TicketRoles.Reading)
        .WithTags("tickets").WithSummary("What on-call support hands to the day team.")
        .Produces<Answer>().ProducesProblem(404);

    private static Answer Of(Conversation c, IReadOnlyList<TicketView> open)
    {
        IReadOnlyList<string> owed = [.. c.Desk.Calls.Where(k => !k.IsSettled()).Select(k => k.Customer)];
        var told = c.Told(Audience.Customers).LastOrDefault();
        return new Answer(
            c.Situation.Number, open, c.Desk.Flagged, owed,
            c.CannedResponses is [.., var r] ? new Canned(r.Title, r.Body, r.PublishedAt, r.WithdrawnAt) : null,
            told is { SentAt: { } at } ? new Told(at, told.Text.Subject, told.Text.Body) : null,
            new HandOver(
                "", [.. open.Select(t => t.Ticket).Take(MostNamed)],
                FormattableString.Invariant($"{open.Count} linked tickets open, {c.Desk.Flagged.Count} critical customers flagged, {owed.Count} calls to customers owed.")));
    }
}
