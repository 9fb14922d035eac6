using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Contact;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Updates;

/// <summary>Sends an update to whoever asks for it and to nobody else, as its recipients would get it by mail.</summary>
public static class SendTest
{
    /// <param name="To">The address it went to.</param>
    public sealed record Answer(string To);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/updates/{id:guid}/test-sending", async (
                Guid id, Caller caller, IMailer mailer, ContactLinks contact, PublicAddress address, IQuerySession query, IncidentReaders readers, CancellationToken ct) =>
            {
                if (await query.ConversationOfUpdate(id, readers, ct) is not { } conversation)
                    return Problems.NotFound("update", id);
                var update = conversation.Update(id)!;
                if (caller.Mail is not { } to || !MailAddresses.IsOne(to))
                    return Problems.Invalid("no-address", "The token names no mail address of yours.", "Have the identity provider put the claim email into tokens.");
                if (LegalGate.Holds(conversation, update))
                    return Problems.Problem(409, "legal-approval-missing", "The incident is restricted, and legal counsel has not approved this text.", "Read it here: GET /updates/{id}.");

                var mail = Rendering.For(Rendering.FormFor(Channel.Mail, update.Audience), update, conversation, await contact.Of(conversation.Id, ct))!;
                try
                {
                    await using var connection = await mailer.Connect(ct);
                    return await connection.Send(new Mail(to, $"[Test] {mail.Title}", mail.Body, $"{Guid.CreateVersion7():N}.test@{address.Host}"), ct) == MailOutcome.Refused
                        ? Problems.Problem(409, "mail-refused", "The mail system refuses mail to your address.", "Check the address that your identity provider has of you.")
                        : TypedResults.Ok(new Answer(to));
                }
                catch (MailUnreachableException e)
                {
                    return Problems.Problem(503, "mail-unreachable", e.Message, "Try again in a moment; look at the settings under Mail.");
                }
            })
            .RequireAnyRole()
            .WithTags("updates").WithSummary("Sends the update to your own address, as its recipients would get it.")
            .Produces<Answer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
}
