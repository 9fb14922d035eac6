using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Domain.Reminders;
using IncidentPlatform.Hosting.Access;
using Marten;

namespace IncidentPlatform.Escalation.Features.Reminders;

/// <summary>What the caller was reminded of.</summary>
public static class ListReminders
{
    private const int Most = 100;

    /// <param name="Reason">Why: <c>silence-lasts</c>.</param>
    /// <param name="Subject">Path of what it is about, at the service that knows.</param>
    /// <param name="State">As of a page.</param>
    public sealed record View(Guid Id, string Reason, string Subject, PageState State, string? Channel, DateTimeOffset RequestedAt, DateTimeOffset Until);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/reminders", async (Caller caller, IQuerySession query, CancellationToken ct) =>
            {
                var mine = await query.Query<Reminder>().Where(r => r.Person == caller.PersonId).OrderByDescending(r => r.RequestedAt).Take(Most).ToListAsync(ct);
                return TypedResults.Ok<IReadOnlyList<View>>([.. mine.Select(r => new View(r.Id, r.Reason, r.Subject, r.State, r.Channel, r.RequestedAt, r.Until))]);
            })
            .WithTags("pages").WithSummary("The caller's latest reminders, newest first.");
}
