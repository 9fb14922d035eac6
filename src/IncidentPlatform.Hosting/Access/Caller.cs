using System.Security.Claims;
using IncidentPlatform.Contracts;
using IncidentPlatform.Kernel;
using Microsoft.AspNetCore.Http;

namespace IncidentPlatform.Hosting.Access;

/// <summary>Who calls, as the token says; the actor of every fact.</summary>
/// <param name="Actor">The person; one of our services where it acts for itself.</param>
/// <param name="Roles">Roles in the organisation.</param>
public sealed record Caller(Actor Actor, IReadOnlySet<string> Roles)
{
    /// <summary>Header in which a service names the person it acts for.</summary>
    public const string OnBehalfOfHeader = "On-Behalf-Of";

    /// <summary>The person's id; null where a service acts for itself.</summary>
    public string? PersonId => Actor.Kind == ActorKind.Person ? Actor.Id : null;

    /// <summary>The person's mail address; null where the token names none, or a service acts.</summary>
    public string? Mail { get; private init; }

    public bool Has(string role) => Roles.Contains(role);

    /// <summary>One of our services acting for nobody but itself.</summary>
    public bool IsItself => Actor.Kind == ActorKind.Service;

    public bool IsService => Roles.Contains(OrganisationRoles.Service);

    internal static Caller Of(HttpContext? http)
    {
        var user = http?.User ?? throw new InvalidOperationException("There is no request to tell the caller of.");
        var subject = user.FindFirstValue("sub") ?? throw new InvalidOperationException("The token has no subject.");
        var roles = user.FindAll("roles").Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        if (!roles.Contains(OrganisationRoles.Service))
            return new Caller(Actor.Person(subject), roles) { Mail = user.FindFirstValue("email") };
        return http.Request.Headers[OnBehalfOfHeader].ToString() is { Length: > 0 } person
            ? new Caller(Actor.Person(person), roles)
            : new Caller(Actor.Service(subject), roles);
    }
}
