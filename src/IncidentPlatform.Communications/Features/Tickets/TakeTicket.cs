using System.Text.RegularExpressions;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Effects;
using IncidentPlatform.Communications.Tickets;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.EventStore;
using Marten;

namespace IncidentPlatform.Communications.Features.Tickets;

/// <summary>A ticket from any ticket tool: sent as often as one likes, the last one holds.</summary>
public static partial class TakeTicket
{
    private const int LongestSubject = 300;
    private const int MostNames = 50;
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    /// <param name="Ticket">The ticket as its tool names it.</param>
    public sealed record NewTicket(
        string Ticket, DateTimeOffset OpenedAt, string? Subject = null, string? Requester = null, string? Customer = null, IReadOnlyList<string>? Services = null,
        IReadOnlyList<string>? Tags = null, string? Link = null, DateTimeOffset? ClosedAt = null);

    /// <param name="Requester">Mail address of who asks.</param>
    /// <param name="Customer">Id in the catalogue.</param>
    /// <param name="Services">Services it is about, by their ids in the catalogue: it counts for the incidents that affect them.</param>
    /// <param name="Link">Where the ticket is.</param>
    /// <param name="ClosedAt">When it was closed; absent while it is open.</param>
    public sealed record Request(
        DateTimeOffset OpenedAt, string? Subject = null, string? Requester = null, string? Customer = null, IReadOnlyList<string>? Services = null,
        IReadOnlyList<string>? Tags = null, string? Link = null, DateTimeOffset? ClosedAt = null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/tickets", async (NewTicket body, StreamSessions sessions, DomainClock clock, CancellationToken ct) =>
                await Take(body.Ticket, new Request(body.OpenedAt, body.Subject, body.Requester, body.Customer, body.Services, body.Tags, body.Link, body.ClosedAt), sessions, clock, ct))
            .RequireRole(TicketRoles.Sending)
            .WithTags("tickets").WithSummary("Sends a ticket; one that was sent before is changed.").Produces<TicketView>().ProducesProblem(400);
        routes.MapPut("/tickets/{ticket}", Take)
            .RequireRole(TicketRoles.Sending)
            .WithTags("tickets").WithSummary("Sends a ticket as it is now, open or closed.").Produces<TicketView>().ProducesProblem(400);
        routes.MapGet("/tickets/{ticket}", async (string ticket, IQuerySession query, CancellationToken ct) =>
                await query.LoadAsync<Ticket>(ticket, ct) is { } found
                    ? TypedResults.Ok(TicketView.Of(found, await query.Query<TicketAnswer>().FirstOrDefaultAsync(a => a.Ticket == ticket, ct)))
                    : Problems.NotFound("ticket", ticket))
            .RequireRole(TicketRoles.Reading)
            .WithTags("tickets").WithSummary("A ticket, with what it was answered from here.").Produces<TicketView>().ProducesProblem(404);
    }

    private static async Task<IResult> Take(string ticket, Request body, StreamSessions sessions, DomainClock clock, CancellationToken ct)
    {
        if (Fault(ticket, body, clock.GetUtcNow()) is { } fault)
            return fault;
        await using var transaction = sessions.Open();
        var before = await transaction.Session.LoadAsync<Ticket>(ticket, ct);
        var taken = new Ticket(ticket)
        {
            Subject = before?.Erased == true || body.Subject is null ? null : PlainText.Line(body.Subject),
            Requester = before?.Erased == true ? null : body.Requester,
            Link = before?.Erased == true ? null : body.Link,
            Erased = before?.Erased ?? false,
            Customer = body.Customer,
            Services = Names(body.Services),
            Tags = Names(body.Tags),
            OpenedAt = body.OpenedAt.ToUniversalTime(),
            ClosedAt = body.ClosedAt?.ToUniversalTime(),
        };
        transaction.Session.Store(taken);
        if (taken is { Customer: { } customer, ClosedAt: null } && (customer != before?.Customer || !taken.Services.SequenceEqual(before.Services)))
        {
            foreach (var incident in await Affecting(taken, transaction.Session, ct))
                transaction.Schedule(incident, new Due(LookAtCustomer.Kind, new LookAtCustomer.Payload(customer, ticket), transaction.Now));
        }

        await transaction.Save(ct);
        return TypedResults.Ok(TicketView.Of(taken, await transaction.Session.Query<TicketAnswer>().FirstOrDefaultAsync(a => a.Ticket == ticket, ct)));
    }

    /// <summary>Open major incidents that affect one of its services: whose customer it is may matter to their commanders.</summary>
    private static async Task<IReadOnlyList<Guid>> Affecting(Ticket ticket, IQuerySession query, CancellationToken ct)
    {
        if (ticket.Services.Count == 0)
            return [];
        var open = await WatchedIncidents.Of(query, ct);
        return [.. open.Where(i => i.State.Services.Intersect(ticket.Services, StringComparer.OrdinalIgnoreCase).Any()).Select(i => i.Id)];
    }

    private static IResult? Fault(string ticket, Request body, DateTimeOffset now)
    {
        if (!Reference().IsMatch(ticket))
            return Problems.Invalid("ticket-invalid", "A ticket is named by 1 to 100 letters, digits and the characters - _ . : #.", "Send the number or key that the ticket has in its tool.");
        if (body.Subject?.Length > LongestSubject)
            return Problems.Invalid("subject-invalid", $"A subject has at most {LongestSubject} characters.", "Shorten it.");
        if (body.Requester is not null && !MailAddresses.IsOne(body.Requester))
            return Problems.Invalid("requester-invalid", "requester is no mail address.", "Give an address such as ada@example.com, or leave it out.");
        if (body.Customer is not null && !Reference().IsMatch(body.Customer))
            return Problems.Invalid("customer-invalid", "customer is no id of a customer.", "Give the customer's id in the catalogue, or leave it out.");
        if ((body.Services?.Count ?? 0) > MostNames || (body.Tags?.Count ?? 0) > MostNames)
            return Problems.Invalid("too-many-names", $"A ticket has at most {MostNames} services and as many tags.", "Leave out what says least.");
        if (body.Link is not null && !(Uri.TryCreate(body.Link, UriKind.Absolute, out var link) && link.Scheme is "https" or "http"))
            return Problems.Invalid("link-invalid", "link is no address that a browser opens.", "Give an http or https address, or leave it out.");
        return body.OpenedAt > now + ClocksDiffer || body.ClosedAt > now + ClocksDiffer || body.ClosedAt < body.OpenedAt
            ? Problems.Invalid("time-invalid", "A ticket is opened in the past, and closed after that.", "Correct openedAt and closedAt.")
            : null;
    }

    private static IReadOnlyList<string> Names(IReadOnlyList<string>? names) =>
        [.. (names ?? []).Select(PlainText.Line).Where(n => n.Length is > 0 and <= 100).Distinct(StringComparer.OrdinalIgnoreCase)];

    [GeneratedRegex(@"^[\w\-.:#]{1,100}$")]
    private static partial Regex Reference();
}
