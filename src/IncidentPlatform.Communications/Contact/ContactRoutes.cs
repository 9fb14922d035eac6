using System.Net.Mime;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.StatusPage;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Intent = IncidentPlatform.Hosting.EventStore.Intent;

namespace IncidentPlatform.Communications.Contact;

/// <summary>
/// The contact that every text for readers outside ends with, without a credential: the link is it. Of the incident it shows no more than
/// its title on the status page, and nothing where it is not there.
/// </summary>
public static class ContactRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var contact = routes.MapGroup("/contact/{secret}").AllowAnonymous().WithTags("replies");
        contact.MapGet("", Show)
            .WithSummary("The form by which whoever was told of an incident answers; the link is its credential.")
            .Produces<string>(contentType: MediaTypeNames.Text.Html).ProducesProblem(404);
        contact.MapPost("", Take)
            .Accepts<IFormCollection>("application/x-www-form-urlencoded")
            .WithSummary("What the form sends: it comes to whoever commands the incident now.")
            .Produces<string>(contentType: MediaTypeNames.Text.Html).Produces<string>(400, MediaTypeNames.Text.Html).ProducesProblem(404)
            .Produces<string>(410, MediaTypeNames.Text.Html).Produces<string>(429, MediaTypeNames.Text.Html);
    }

    private static async Task<IResult> Show(string secret, HttpContext http, ContactLinks links, StatusPageCache cache, IQuerySession query, CancellationToken ct)
    {
        if (await Found(secret, links, query, ct) is not { } c)
            return Nothing();
        return PublicHtml.Answer(http, Replies.AreOver(c) ? ContactHtml.Over(cache.Name) : ContactHtml.Form(cache.Name, Title(c, cache), $"{Guid.CreateVersion7():N}"));
    }

    private static async Task<IResult> Take(
        string secret, HttpContext http, ContactLinks links, ReplyLimits limits, StatusPageCache cache, StreamSessions sessions, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        await using var transaction = sessions.Open();
        if (await Found(secret, links, transaction.Session, ct) is not { } c)
            return Nothing();
        if (!limits.Take(http))
            return PublicHtml.Answer(http, ContactHtml.TooMany(cache.Name), StatusCodes.Status429TooManyRequests);
        if (form[ContactHtml.Trap].ToString().Length > 0)
            return PublicHtml.Answer(http, ContactHtml.Taken(cache.Name));

        var (message, name, mail) = (form["message"].ToString(), form["name"].ToString(), form["mail"].ToString().Trim());
        var key = Guid.TryParse(form["key"].ToString(), out var given) ? $"{given:N}" : $"{Guid.CreateVersion7():N}";
        if (mail.Length > 0 && !MailAddresses.IsOne(mail))
            return Again("That is not a mail address. Write it as in ada@example.com, or leave it out.");

        var written = await transaction.Append<Conversation>(
            c.Id, new Intent(Actor.Service(Origins.Communications)),
            (state, _) => Replies.Receive(state, Replies.IdFor(c.Id, key), message, name, mail, Replies.ByForm), ct);
        if (written.Refusal is { } refusal)
        {
            return refusal.Code switch
            {
                "incident-over" => PublicHtml.Answer(http, ContactHtml.Over(cache.Name), StatusCodes.Status410Gone),
                "reply-invalid" => Again(refusal.Reason),
                _ => PublicHtml.Answer(http, ContactHtml.TooMany(cache.Name), StatusCodes.Status429TooManyRequests),
            };
        }

        await transaction.Save(ct);
        return PublicHtml.Answer(http, ContactHtml.Taken(cache.Name));

        ContentHttpResult Again(string fault) =>
            PublicHtml.Answer(http, ContactHtml.Form(cache.Name, Title(c, cache), key, fault, name, mail, message), StatusCodes.Status400BadRequest);
    }

    private static async Task<Conversation?> Found(string secret, ContactLinks links, IQuerySession query, CancellationToken ct) =>
        await links.Incident(secret, ct) is { } id ? await query.LoadAsync<Conversation>(id, ct) : null;

    private static string? Title(Conversation c, StatusPageCache cache) =>
        c.Situation.Restricted ? null : cache.Page.Incidents.FirstOrDefault(i => i.Id == c.Id)?.Name;

    private static IResult Nothing() => Problems.Problem(404, "no-contact", "This link is not good.", "Open the link as it came, whole; or look at the status page.");
}
