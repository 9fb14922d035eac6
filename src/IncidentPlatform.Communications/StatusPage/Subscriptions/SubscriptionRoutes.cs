using System.Net.Mime;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using Marten;

namespace IncidentPlatform.Communications.StatusPage.Subscriptions;

/// <summary>
/// Subscribing to the status page, without a credential. Nothing goes to an address before its owner has confirmed; a link shows a
/// page with a button, and only the button does something, so that a program that looks at links changes nothing.
/// </summary>
public static class SubscriptionRoutes
{
    private const int LongestWebhook = 2000;
    private const int MostComponents = 200;

    /// <param name="Mail">A mail address; or else:</param>
    /// <param name="Webhook">An https address that posts are sent to as JSON.</param>
    /// <param name="Components">Public names of what to hear of; everything where left out.</param>
    public sealed record Request(string? Mail = null, string? Webhook = null, IReadOnlyList<string>? Components = null);

    /// <param name="Next">What happens now, whether the address is known or not.</param>
    public sealed record Answer(string Next);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("/status").AllowAnonymous().WithTags("status-page");
        all.MapPost("/subscriptions", Ask)
            .WithSummary("Asks for the posts of the status page; the address is asked to confirm.")
            .Produces<Answer>(202).ProducesProblem(400).ProducesProblem(429);
        all.MapGet("/subscribe", (HttpContext http, StatusPageCache cache) => PublicHtml.Answer(http, SubscriptionHtml.Form(cache.Page, null)))
            .WithSummary("The form by which people subscribe.").Produces<string>(contentType: MediaTypeNames.Text.Html);
        all.MapPost("/subscribe", AskByForm)
            .Accepts<IFormCollection>("application/x-www-form-urlencoded")
            .WithSummary("What the form sends.").Produces<string>(202, MediaTypeNames.Text.Html).Produces<string>(400, MediaTypeNames.Text.Html).Produces<string>(429, MediaTypeNames.Text.Html);

        var one = all.MapGroup("/subscriptions/{id:guid}");
        one.MapGet("/confirmation/{secret}", ShowConfirmation)
            .WithSummary("Shows what a link confirms.").Produces<string>(contentType: MediaTypeNames.Text.Html).ProducesProblem(404);
        one.MapPost("/confirmation/{secret}", async (Guid id, string secret, HttpContext http, Subscribing subscribing, StatusPageCache cache, CancellationToken ct) =>
                await subscribing.Confirm(id, secret, ct) is { } subscriber ? PublicHtml.Answer(http, SubscriptionHtml.Confirmed(cache.Name, subscriber)) : Nothing())
            .WithSummary("Confirms a subscription.").Produces<string>(contentType: MediaTypeNames.Text.Html).ProducesProblem(404);
        one.MapGet("/unsubscription/{secret}", async (Guid id, string secret, HttpContext http, SubscriberLinks links, StatusPageCache cache, CancellationToken ct) =>
                await links.MayUnsubscribe(id, secret, ct) ? PublicHtml.Answer(http, SubscriptionHtml.Unsubscribe(cache.Name)) : Nothing())
            .WithSummary("Shows a button that unsubscribes.").Produces<string>(contentType: MediaTypeNames.Text.Html).ProducesProblem(404);
        one.MapPost("/unsubscription/{secret}", Unsubscribe)
            .WithSummary("Unsubscribes, with one click as RFC 8058 has it.").Produces<string>(contentType: MediaTypeNames.Text.Html).ProducesProblem(404);
    }

    private static async Task<IResult> Ask(
        Request body, HttpContext http, Subscribing subscribing, SubscriptionLimits limits, IWebHostEnvironment environment, IQuerySession query, CancellationToken ct)
    {
        if (Fault(body, environment.IsDevelopment()) is { } fault)
            return fault;
        if (!limits.Take(http))
            return TooMany();
        var components = Chosen(body.Components);
        if (await Unknown(components, query, ct))
            return Problems.Invalid("component-unknown", "A component of that name is not on the status page.", "Name components as /api/v2/components.json lists them.");

        await (body.Mail is { } mail
            ? subscribing.Ask(SubscriberChannels.Mail, mail, components, ct)
            : subscribing.Ask(SubscriberChannels.Webhook, body.Webhook!, components, ct));
        return TypedResults.Accepted((string?)null, new Answer("If the address is right, it gets a message with a link. Open the link within two days to confirm."));
    }

    private static async Task<IResult> AskByForm(HttpContext http, Subscribing subscribing, SubscriptionLimits limits, StatusPageCache cache, IQuerySession query, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var mail = form["mail"].ToString().Trim();
        var components = Chosen([.. form["component"].OfType<string>()]);
        if (!MailAddresses.IsOne(mail) || components.Count > MostComponents)
            return PublicHtml.Answer(http, SubscriptionHtml.Form(cache.Page, "That is not a mail address. Write it as in ada@example.com."), 400);
        if (!limits.Take(http))
            return PublicHtml.Answer(http, SubscriptionHtml.Form(cache.Page, "Too many subscriptions were asked for. Try again in a minute."), 429);
        if (await Unknown(components, query, ct))
            return PublicHtml.Answer(http, SubscriptionHtml.Form(cache.Page, "A component you chose is no longer there. Choose again."), 400);
        await subscribing.Ask(SubscriberChannels.Mail, mail, components, ct);
        return PublicHtml.Answer(http, SubscriptionHtml.Asked(cache.Name), 202);
    }

    private static async Task<IResult> ShowConfirmation(Guid id, string secret, HttpContext http, StatusPageCache cache, DomainClock clock, IQuerySession query, CancellationToken ct)
    {
        if (await Subscribing.Asked(id, secret, clock.GetUtcNow(), query, ct) is { } request)
            return PublicHtml.Answer(http, SubscriptionHtml.Confirm(cache.Name, request));
        return await Subscribing.Confirmed(id, secret, query, ct) is { } subscriber ? PublicHtml.Answer(http, SubscriptionHtml.Confirmed(cache.Name, subscriber)) : Nothing();
    }

    private static async Task<IResult> Unsubscribe(Guid id, string secret, HttpContext http, Subscribing subscribing, SubscriberLinks links, StatusPageCache cache, CancellationToken ct)
    {
        if (!await links.MayUnsubscribe(id, secret, ct))
            return Nothing();
        await subscribing.End(id, ct);
        return PublicHtml.Answer(http, SubscriptionHtml.Unsubscribed(cache.Name));
    }

    private static IResult? Fault(Request body, bool development) => body switch
    {
        { Components.Count: > MostComponents } => Problems.Invalid("too-many-components", $"A subscription names at most {MostComponents} components.", "Leave them out to hear of everything."),
        { Mail: { } mail, Webhook: null } when MailAddresses.IsOne(mail) => null,
        { Mail: null, Webhook: { } webhook } when IsWebhook(webhook, development) => null,
        _ => Problems.Invalid("subscriber-invalid", "A subscription needs either a mail address or a webhook.", "Give mail (ada@example.com) or webhook (https://example.com/hook), not both."),
    };

    private static bool IsWebhook(string text, bool development) =>
        text.Length <= LongestWebhook && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Host.Length > 0
        && (address.Scheme == Uri.UriSchemeHttps || (development && address.Scheme == Uri.UriSchemeHttp));

    private static List<string> Chosen(IReadOnlyList<string>? names) => [.. (names ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static async Task<bool> Unknown(List<string> components, IQuerySession query, CancellationToken ct) =>
        components.Except((await query.LoadManyAsync<Component>(ct, [.. components])).Select(c => c.Id), StringComparer.Ordinal).Any();

    private static IResult TooMany() => Problems.Problem(
        StatusCodes.Status429TooManyRequests, "too-many-subscriptions", "Too many subscriptions were asked for.", "Wait as long as Retry-After says, in seconds.");

    private static IResult Nothing() => Problems.Problem(404, "no-subscription", "This link is not good, or no longer.", "Open the link as it came, whole; or subscribe again.");
}
