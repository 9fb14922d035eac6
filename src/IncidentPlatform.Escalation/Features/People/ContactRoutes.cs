using System.Text.RegularExpressions;
using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Adapters;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Effects;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.EventStore;
using Marten;

namespace IncidentPlatform.Escalation.Features.People;

/// <summary>How somebody is reached: they say so themselves, or an administrator does, and each way is tried before it is used.</summary>
public static partial class ContactRoutes
{
    private const int MostContacts = 10;

    /// <param name="Address">Telephone number (E.164), address, or id at the vendor.</param>
    /// <param name="Quiet">When it is used last.</param>
    public sealed record Request(ContactKind Kind, string Address, QuietHours? Quiet = null);

    /// <param name="Code">As it came.</param>
    public sealed record Told(string Code);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var contact = routes.MapGroup("/people/{id}/contacts/{contact}").WithTags("people");
        contact.MapPut("", (string id, string contact, Request body, Caller caller, StreamSessions sessions, CancellationToken ct) =>
                Fault(contact, body, caller) is { } fault ? Task.FromResult(fault) : Change(id, caller, sessions, (person, _) =>
                {
                    var before = person.Contacts.FirstOrDefault(c => c.Name == contact);
                    var same = before is not null && before.Kind == body.Kind && before.Address == body.Address;
                    var changed = new ContactMethod(contact, body.Kind, body.Address, body.Quiet, same ? before!.VerifiedAt : null);
                    IReadOnlyList<ContactMethod> all = before is null ? [.. person.Contacts, changed] : [.. person.Contacts.Select(c => c.Name == contact ? changed : c)];
                    return all.Count > MostContacts
                        ? (null, Problems.Invalid("too-many-contacts", $"A person has at most {MostContacts} contact methods.", "Take one away first."))
                        : (person with { Contacts = all }, null);
                }, ct))
            .RequireAnyRole().WithSummary("Adds a way to reach a person, or changes one; a new address has to be verified.")
            .Produces<PersonView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
        contact.MapDelete("", (string id, string contact, Caller caller, StreamSessions sessions, CancellationToken ct) =>
                Change(id, caller, sessions, (person, session) =>
                {
                    session.Delete<ContactVerification>(ContactVerification.IdOf(id, contact));
                    return (person with { Contacts = [.. person.Contacts.Where(c => c.Name != contact)] }, null);
                }, ct))
            .RequireAnyRole().WithSummary("Takes a way to reach a person away.")
            .Produces<PersonView>().ProducesProblem(403).ProducesProblem(404);
        contact.MapPost("/verification", async (string id, string contact, Caller caller, Reaching reaching, DomainClock clock, StreamSessions sessions, CancellationToken ct) =>
            {
                var (kept, code) = ContactVerification.New(ContactVerification.IdOf(id, contact), clock.GetUtcNow());
                return await Change(id, caller, sessions, (person, session) =>
                {
                    if (person.Contacts.All(c => c.Name != contact))
                        return (null, Problems.NotFound("contact method", contact));
                    session.Store(kept);
                    return (person, null);
                }, ct, async person => Fault(await reaching.Try(
                    new VerificationMessage(Guid.CreateVersion7(), id, code), person.Contacts.First(c => c.Name == contact), person.Language, ct)));
            })
            .RequireAnyRole().WithSummary("Sends a code by a contact method.")
            .Produces<PersonView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
        contact.MapPut("/verification", async (string id, string contact, Told body, Caller caller, DomainClock clock, StreamSessions sessions, CancellationToken ct) =>
            {
                var (now, right) = (clock.GetUtcNow(), false);
                return await Change(id, caller, sessions, async (person, session) =>
                {
                    if (await session.LoadAsync<ContactVerification>(ContactVerification.IdOf(id, contact), ct) is not { } sent || sent.IsOver(now))
                        return (null, Problems.Problem(409, "no-code", "No code that still counts was sent there.", "Have one sent with POST first."));
                    right = sent.Is(body.Code.Replace(" ", "", StringComparison.Ordinal));
                    if (!right)
                    {
                        session.Store(sent with { Tries = sent.Tries + 1 });
                        return (person, null);
                    }

                    session.Delete(sent);
                    return (person with { Contacts = [.. person.Contacts.Select(c => c.Name == contact ? c with { VerifiedAt = now } : c)] }, null);
                }, ct, _ => Task.FromResult(right ? null : Problems.Invalid("code-wrong", "That is not the code.", "Look again, or have another one sent.")));
            })
            .RequireAnyRole().WithSummary("Tells the code that came: from now on the contact method is used.")
            .Produces<PersonView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static IResult? Fault(PageOutcome outcome) => outcome switch
    {
        PageOutcome.Delivered => null,
        PageOutcome.NoProvider => Problems.Problem(
            409, "no-provider", "Nobody who could send there is configured.", "Have the provider configured (Pages in the settings), or use another kind of contact method."),
        PageOutcome.Refused => Problems.Invalid("contact-refused", "The provider refuses the address.", "Look whether the address is right."),
        _ => Problems.Problem(503, "provider-unavailable", "The provider does not answer.", "Try again in a moment."),
    };

    private static Task<IResult> Change(
        string id, Caller caller, StreamSessions sessions, Func<Person, IDocumentSession, (Person? Changed, IResult? Fault)> change, CancellationToken ct,
        Func<Person, Task<IResult?>>? after = null) => Change(id, caller, sessions, (person, session) => Task.FromResult(change(person, session)), ct, after);

    /// <summary>Changes a person, under a lock: only they and administrators do.</summary>
    /// <param name="after">What is done once it is saved; a problem of it is the answer.</param>
    private static async Task<IResult> Change(
        string id, Caller caller, StreamSessions sessions, Func<Person, IDocumentSession, Task<(Person? Changed, IResult? Fault)>> change, CancellationToken ct,
        Func<Person, Task<IResult?>>? after = null)
    {
        if (caller.PersonId != id && !caller.Has(OrganisationRoles.Admin))
            return Problems.Problem(403, "contacts-of-another", "How somebody is reached is theirs to say.", "Change your own, or have an administrator do it.");
        await using var transaction = sessions.Open();
        if (await Here.Locked(id, transaction.Session, ct) is not { } person)
            return Problems.NotFound("person", id);
        var (changed, fault) = await change(person, transaction.Session);
        if (changed is null)
            return fault!;
        transaction.Session.Store(changed);
        await transaction.Save(ct);
        return after is not null && await after(changed) is { } problem ? problem : TypedResults.Ok(PersonView.Of(changed, caller));
    }

    private static IResult? Fault(string name, Request body, Caller caller) => body switch
    {
        _ when !Name().IsMatch(name) => Problems.Invalid("contact-name", "That is no name for a contact method.", "Use letters, digits, dots and dashes, for example mobile."),
        { Kind: ContactKind.Voice or ContactKind.Sms } when !Number().IsMatch(body.Address) =>
            Problems.Invalid("contact-not-number", "The address is not a telephone number.", "Give it with its country code, for example +4930123456."),
        { Kind: ContactKind.Webhook } when !caller.Has(OrganisationRoles.Admin) =>
            Problems.Problem(403, "webhook-by-admin", "The platform calls addresses that administrators chose.", "Have an administrator set it."),
        { Kind: ContactKind.Webhook } when !(Uri.TryCreate(body.Address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") =>
            Problems.Invalid("webhook-not-http", "The webhook is not an absolute http or https address.", "Give an address such as https://pager.example.com/ada."),
        _ when string.IsNullOrWhiteSpace(body.Address) || body.Address.Length > 500 => Problems.Invalid("contact-address", "The address is empty or very long.", "Give the id that the vendor knows the person by."),
        { Quiet: { } quiet } when !TimeZones.Knows(quiet.TimeZone) => Problems.Invalid("time-zone-unknown", $"There is no time zone {quiet.TimeZone}.", "Use an IANA name such as Europe/Berlin."),
        _ => null,
    };

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.\-]{0,39}$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$")]
    private static partial Regex Number();
}
