using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Hosting.Access;

namespace IncidentPlatform.Escalation.Features.People;

/// <summary>A person of the directory. Addresses are shown to the person and to administrators only.</summary>
/// <param name="Links">Who they are elsewhere: a system, to their id there.</param>
/// <param name="LeftAt">When they left; null while they are here.</param>
public sealed record PersonView(
    string Id, string Name, string Email, Uri? Webhook, bool Senior, string Language, IReadOnlyDictionary<string, string> Links,
    IReadOnlyList<ContactView> Contacts, DateTimeOffset? LeftAt)
{
    internal static PersonView Of(Person p, Caller caller)
    {
        var open = caller.PersonId == p.Id || caller.Has(OrganisationRoles.Admin);
        return new PersonView(
            p.Id, p.Name, p.Email, open ? p.Webhook : null, p.Senior, p.Language, p.Links,
            [.. p.Contacts.Select(c => new ContactView(c.Name, c.Kind, open ? c.Address : null, c.Quiet, c.VerifiedAt))], p.LeftAt);
    }
}

/// <inheritdoc cref="ContactMethod"/>
public sealed record ContactView(string Name, ContactKind Kind, string? Address, QuietHours? Quiet, DateTimeOffset? VerifiedAt);
