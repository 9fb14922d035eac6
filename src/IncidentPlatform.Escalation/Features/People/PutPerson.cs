using System.Text.RegularExpressions;
using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;

namespace IncidentPlatform.Escalation.Features.People;

/// <summary>Somebody is added to the directory, or changed.</summary>
public static partial class PutPerson
{
    private const int MostLinks = 50;

    /// <param name="Webhook">Where pages to this person go, http or https.</param>
    /// <param name="Senior">May be woken when nobody on call answers.</param>
    /// <param name="Language">Language that they are called in, as a BCP 47 tag; <c>en</c> where it is left out.</param>
    /// <param name="Links">Who they are elsewhere: a system, to their id there.</param>
    public sealed record Request(
        string Name, string Email, Uri? Webhook = null, bool Senior = false, string? Language = null, IReadOnlyDictionary<string, string>? Links = null);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/people/{id}", async (string id, Request body, Caller caller, StreamSessions sessions, CancellationToken ct) =>
            {
                if (Fault(body) is { } fault)
                    return fault;
                await using var transaction = sessions.Open();
                var before = await Here.Locked(id, transaction.Session, ct);
                var person = new Person(id, body.Name.Trim(), body.Email.Trim(), body.Webhook, body.Senior)
                {
                    Language = body.Language ?? "en",
                    Links = body.Links ?? new Dictionary<string, string>(),
                    Contacts = before?.Contacts ?? [],
                };
                transaction.Session.Store(person);
                await transaction.Save(ct);
                return TypedResults.Ok(PersonView.Of(person, caller));
            })
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("people").WithSummary("Adds a person to the directory, or changes one. Who had left is back.")
            .Produces<PersonView>().ProducesProblem(400);

    private static IResult? Fault(Request body) =>
        string.IsNullOrWhiteSpace(body.Name) ? Problems.Invalid("person-needs-name", "A person needs a name.", "Give a name.")
        : !body.Email.Contains('@', StringComparison.Ordinal) ? Problems.Invalid("person-needs-email", "The email is not an address.", "Give an address such as ada@example.com.")
        : body.Webhook is { } webhook && !(webhook.IsAbsoluteUri && webhook.Scheme is "http" or "https")
            ? Problems.Invalid("webhook-not-http", "The webhook is not an absolute http or https address.", "Give an address such as https://pager.example.com/ada, or leave it out.")
        : body.Language is { } language && !Tag().IsMatch(language) ? Problems.Invalid("language-not-tag", "The language is not a tag of BCP 47.", "Give a tag such as en, de or pt-BR.")
        : body.Links is { Count: > MostLinks } || body.Links?.Any(l => string.IsNullOrWhiteSpace(l.Key) || string.IsNullOrWhiteSpace(l.Value)) == true
            ? Problems.Invalid("links-invalid", $"A link is a system and an id there, at most {MostLinks} of them.", "Give links such as {\"slack\":\"U024BE7LH\"}.")
            : null;

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex Tag();
}
