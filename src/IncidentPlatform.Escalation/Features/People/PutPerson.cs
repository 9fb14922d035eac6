using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;

namespace IncidentPlatform.Escalation.Features.People;

/// <summary>Somebody is added to the directory, or changed.</summary>
public static class PutPerson
{
    /// <param name="Webhook">Where pages to this person go, http or https.</param>
    /// <param name="Senior">May be woken when nobody on call answers.</param>
    public sealed record Request(string Name, string Email, Uri? Webhook = null, bool Senior = false);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/people/{id}", (string id, Request body, Commands commands, CancellationToken ct) => Fault(body) is { } fault
                ? Task.FromResult(fault)
                : commands.Store(new Person(id, body.Name.Trim(), body.Email.Trim(), body.Webhook, body.Senior), ct))
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("people").WithSummary("Adds a person to the directory, or changes one.")
            .Produces<Person>().ProducesProblem(400);

    private static IResult? Fault(Request body) =>
        string.IsNullOrWhiteSpace(body.Name) ? Problems.Invalid("person-needs-name", "A person needs a name.", "Give a name.")
        : !body.Email.Contains('@', StringComparison.Ordinal) ? Problems.Invalid("person-needs-email", "The email is not an address.", "Give an address such as ada@example.com.")
        : body.Webhook is { } webhook && !(webhook.IsAbsoluteUri && webhook.Scheme is "http" or "https")
            ? Problems.Invalid("webhook-not-http", "The webhook is not an absolute http or https address.", "Give an address such as https://pager.example.com/ada, or leave it out.")
            : null;
}
