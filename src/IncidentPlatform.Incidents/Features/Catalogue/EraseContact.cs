using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;

namespace IncidentPlatform.Incidents.Features.Catalogue;

/// <summary>A person at a customer's is forgotten: taken out of the contacts, now and in all that was.</summary>
public static class EraseContact
{
    public sealed record Request(string Email);

    /// <param name="Versions">Versions of customers that named the person.</param>
    public sealed record Answer(int Versions);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/catalogue/contact-erasures", async (Request body, CatalogueTransactions transactions, Caller caller, CancellationToken ct) =>
        {
            if (string.IsNullOrWhiteSpace(body.Email))
            {
                return Problems.Invalid("text-missing", "email is empty.", "Give the mail address by which the person stands in the contacts.");
            }

            await using var transaction = await transactions.Open(caller, ct);
            await transaction.Writer.Lock(ct);
            var versions = await transaction.Writer.EraseContact(body.Email.Trim(), ct);
            await transaction.Commit(ct);
            return TypedResults.Ok(new Answer(versions));
        })
        .RequireRole(OrganisationRoles.Admin, OrganisationRoles.Legal)
        .WithTags("catalogue").WithSummary("Takes a person out of the contacts of customers, history included.")
        .Produces<Answer>().ProducesProblem(400);
}
