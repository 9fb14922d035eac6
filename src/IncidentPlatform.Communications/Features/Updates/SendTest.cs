using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Effects;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.EventStore;
using Marten;

namespace IncidentPlatform.Communications.Features.Updates;

/// <summary>Sends an update to whoever asks for it and to nobody else, as its recipients would get it by mail.</summary>
public static class SendTest
{
    /// <param name="To">The address it goes to.</param>
    public sealed record Answer(string To);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/updates/{id:guid}/test-sending", async (
                Guid id, Caller caller, StreamSessions sessions, DomainClock clock, IQuerySession query, IncidentReaders readers, CancellationToken ct) =>
            {
                if (await query.ConversationOfUpdate(id, readers, ct) is not { } conversation)
                    return Problems.NotFound("update", id);
                var update = conversation.Update(id)!;
                if (caller.Mail is not { } to || !MailAddresses.IsOne(to))
                    return Problems.Invalid("no-address", "The token names no mail address of yours.", "Have the identity provider put the claim email into tokens.");
                if (LegalGate.KeepsFromMail(conversation, update))
                    return Problems.Problem(409, "legal-approval-missing", "The incident is restricted, and legal counsel has not approved this text.", "Read it here: GET /updates/{id}.");

                await using var transaction = sessions.Open();
                transaction.Schedule(
                    conversation.Id, new Due(SendTestMail.Kind, new SendTestMail.Payload(id, update.Text.Hash(), to), clock.GetUtcNow()) { EvenInDrill = true });
                await transaction.Save(ct);
                return TypedResults.Accepted((string?)null, new Answer(to));
            })
            .RequireAnyRole()
            .WithTags("updates").WithSummary("Sends the update to your own address, as its recipients would get it.")
            .Produces<Answer>(202).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
