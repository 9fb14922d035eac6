using IncidentPlatform.Contracts;

namespace IncidentPlatform.PostMortems.Features.Reviews;

/// <summary>Who writes reviews: everyone who works on incidents.</summary>
internal static class Writers
{
    public static string[] Roles { get; } =
    [
        OrganisationRoles.Responder, OrganisationRoles.Commander, OrganisationRoles.Support, OrganisationRoles.Communications, OrganisationRoles.Legal,
        OrganisationRoles.Security, OrganisationRoles.Executive,
    ];
}
