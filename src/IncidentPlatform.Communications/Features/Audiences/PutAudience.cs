using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;
using Audience = IncidentPlatform.Communications.Domain.Audience;

namespace IncidentPlatform.Communications.Features.Audiences;

/// <summary>Who gets the mails of an audience: <c>customers</c>, <c>executives</c>, <c>support</c>, <c>partners</c> or <c>regulators</c>.</summary>
public static class PutAudience
{
    public const int MostRecipients = 10_000;
    private static readonly string[] Names = [.. Enum.GetValues<Audience>().Select(Words.Of)];

    /// <param name="Recipients">Mail addresses.</param>
    public sealed record Request(IReadOnlyList<string> Recipients);

    /// <param name="Recipients">Mail addresses.</param>
    public sealed record Answer(string Name, IReadOnlyList<string> Recipients);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/audiences/{name}", Put)
            .RequireRole(OrganisationRoles.Communications)
            .WithTags("audiences").WithSummary("Says who gets the mails of an audience.").Produces<Answer>().ProducesProblem(400).ProducesProblem(404);
        routes.MapGet("/audiences/{name}", async (string name, IQuerySession query, CancellationToken ct) =>
                await query.LoadAsync<AudienceList>(name, ct) is { } found
                    ? TypedResults.Ok(new Answer(found.Id, found.Recipients)) : Problems.NotFound("audience", name))
            .RequireRole(OrganisationRoles.Communications, OrganisationRoles.Commander, OrganisationRoles.Auditor)
            .WithTags("audiences").WithSummary("Who gets the mails of an audience.").Produces<Answer>().ProducesProblem(404);
        routes.MapGet("/audiences", async (IQuerySession query, CancellationToken ct) => new Page<Answer>(
                [.. (await query.Query<AudienceList>().OrderBy(a => a.Id).ToListAsync(ct)).Select(a => new Answer(a.Id, a.Recipients))], null))
            .RequireRole(OrganisationRoles.Communications, OrganisationRoles.Commander, OrganisationRoles.Auditor)
            .WithTags("audiences").WithSummary("All audiences that somebody is listed for.");
    }

    private static async Task<IResult> Put(string name, Request body, IDocumentSession session, CancellationToken ct)
    {
        if (!Names.Contains(name))
            return Problems.NotFound("audience", name);
        if (body.Recipients.Count > MostRecipients)
            return Problems.Invalid("too-many-recipients", $"An audience has at most {MostRecipients} addresses.", "Use a mailing list.");
        var recipients = body.Recipients.Select(r => r.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (recipients.FirstOrDefault(r => !MailAddresses.IsOne(r)) is { } wrong)
        {
            return Problems.Invalid(
                "recipient-not-an-address", $"Recipient {recipients.IndexOf(wrong) + 1} is not a mail address.", "Give addresses such as ada@example.com.");
        }

        session.Store(new AudienceList(name, recipients));
        await session.SaveChangesAsync(ct);
        return TypedResults.Ok(new Answer(name, recipients));
    }
}
