using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Replies;

/// <summary>What those who were told answered; and answers that came in by mail, handed on by whatever reads that mail.</summary>
public static class ReplyRoutes
{
    /// <param name="Text">Plain text.</param>
    /// <param name="Name">Of who answers.</param>
    /// <param name="Mail">Where they can be reached.</param>
    /// <param name="MessageId">The mail's Message-ID: the same mail handed on twice is taken once.</param>
    public sealed record Request(string Text, string? Name = null, string? Mail = null, string? MessageId = null);

    /// <param name="Commander">Person id of who commanded then.</param>
    /// <param name="Via"><c>form</c> or <c>mail</c>.</param>
    public sealed record Reply(Guid Id, string Text, string? Name, string? Mail, string? Commander, string Via, DateTimeOffset At);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/incidents/{id:guid}/replies", Take)
            .RequireRole(OrganisationRoles.Communications, OrganisationRoles.Support)
            .WithTags("replies").WithSummary("Hands on an answer that came in by mail: it comes to whoever commands the incident now.")
            .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        routes.MapGet("/incidents/{id:guid}/replies", List)
            .RequireRole(OrganisationRoles.Communications, OrganisationRoles.Commander, OrganisationRoles.Responder, OrganisationRoles.Support, OrganisationRoles.Legal, OrganisationRoles.Security)
            .WithTags("replies").WithSummary("What those who were told answered, oldest first.").Produces<Page<Reply>>().ProducesProblem(404);
    }

    private static async Task<IResult> Take(Guid id, Request body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct)
    {
        if (await query.Conversation(id, readers, ct) is null)
            return Problems.NotFound("incident", id);
        if (body.Mail is { } mail && !MailAddresses.IsOne(mail))
            return Problems.Invalid("reply-mail-invalid", "The sender's mail is not one address.", "Give an address such as ada@example.com, or leave it out.");
        var replyId = body.MessageId is { } messageId ? Domain.Replies.IdFor(id, messageId) : Guid.CreateVersion7();
        return await commands.Adding<Conversation>(
            id, $"/incidents/{id}/replies", (c, _) => Domain.Replies.Receive(c, replyId, body.Text, body.Name, body.Mail, Domain.Replies.ByMail));
    }

    private static async Task<IResult> List(Guid id, [AsParameters] PageRequest page, IQuerySession query, IncidentReaders readers, CancellationToken ct)
    {
        if (await query.Conversation(id, readers, ct) is not { } conversation)
            return Problems.NotFound("incident", id);
        var rest = conversation.Replies.SkipWhile(r => page.After is not null && r.Id.ToString() != page.After).Skip(page.After is null ? 0 : 1);
        return TypedResults.Ok(page.Of(
            [.. rest.Take(page.Size + 1).Select(r => new Reply(r.Id, r.Text, r.Name, r.Mail, r.Commander, r.Via, r.At))], r => r.Id.ToString()));
    }
}
