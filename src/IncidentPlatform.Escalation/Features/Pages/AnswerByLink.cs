using System.Net.Mime;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Effects;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.Kernel;
using Marten;
using Intent = IncidentPlatform.Hosting.EventStore.Intent;

namespace IncidentPlatform.Escalation.Features.Pages;

/// <summary>
/// The link in a page: whoever opens it sees a number and two buttons. Only a button answers, so that a program that looks at links before
/// a person does changes nothing.
/// </summary>
public static class AnswerByLink
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var answers = routes.MapGroup("/answers/{page:guid}/{secret}").AllowAnonymous().WithTags("pages");
        answers.MapGet("", async (Guid page, string secret, HttpContext http, AnswerLinks links, IQuerySession query, CancellationToken ct) =>
                await Found(page, secret, links, query, ct) is { } found ? await Show(found, secret, http, query, ct) : Nothing())
            .WithSummary("Shows a page with its two answers; the link is its credential.")
            .Produces<string>(contentType: MediaTypeNames.Text.Html).ProducesProblem(404);
        answers.MapPost("/acknowledgement", (Guid page, string secret, HttpContext http, AnswerLinks links, StreamSessions sessions, CancellationToken ct) =>
                Answer(page, secret, http, links, sessions, async (p, query) =>
                {
                    var directory = await PeopleDirectories.Load(query, ct);
                    return (ledger, now) => Answering.Acknowledge(ledger, p.Id, Actor.Person(p.Person), administrator: false, directory, now);
                }, ct))
            .WithSummary("Acknowledges a page by its link.")
            .Produces<string>(contentType: MediaTypeNames.Text.Html).ProducesProblem(404);
        answers.MapPost("/refusal", (Guid page, string secret, HttpContext http, AnswerLinks links, StreamSessions sessions, CancellationToken ct) =>
                Answer(page, secret, http, links, sessions, (p, _) => Task.FromResult<Func<Ledger?, DateTimeOffset, Decision>>(
                    (ledger, now) => Answering.Decline(ledger, p.Id, Actor.Person(p.Person), administrator: false, now)), ct))
            .WithSummary("Declines a page by its link.")
            .Produces<string>(contentType: MediaTypeNames.Text.Html).ProducesProblem(404);
    }

    private static async Task<IResult> Answer(
        Guid id, string secret, HttpContext http, AnswerLinks links, StreamSessions sessions,
        Func<Page, IQuerySession, Task<Func<Ledger?, DateTimeOffset, Decision>>> answer, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        if (await Found(id, secret, links, transaction.Session, ct) is not { } page)
            return Nothing();
        if (page.Awaits())
        {
            var decide = await answer(page, transaction.Session);
            var written = await transaction.Append(page.IncidentId, new Intent(Actor.Person(page.Person)), decide, ct);
            await transaction.Save(ct);
            page = written.State?.Page(id) ?? page;
        }

        return await Show(page, secret, http, transaction.Session, ct);
    }

    private static async Task<Page?> Found(Guid page, string secret, AnswerLinks links, IQuerySession query, CancellationToken ct) =>
        await links.Holds(page, secret, ct) && await LedgerItems.LedgerOf(query, page, ct) is { } ledger
            ? (await query.LoadAsync<Ledger>(ledger, ct))?.Page(page)
            : null;

    private static async Task<IResult> Show(Page page, string secret, HttpContext http, IQuerySession query, CancellationToken ct)
    {
        var state = (await IncidentCopies.Find(query, page.IncidentId, ct))?.State;
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        return TypedResults.Content(AnswerHtml.Of(page, state, $"{http.Request.PathBase}/answers/{page.Id}/{secret}"), $"{MediaTypeNames.Text.Html}; charset=utf-8");
    }

    private static IResult Nothing() => Problems.Problem(404, "no-page", "There is no page at this address.", "Open the link as it came, whole.");
}
