using IncidentPlatform.Contracts;

namespace IncidentPlatform.Communications.Features.Tickets;

/// <summary>Tickets come with people's words and with customers: they are for those who deal with them.</summary>
internal static class TicketRoles
{
    /// <summary>Ticket tools have this role too.</summary>
    public static readonly string[] Sending = [OrganisationRoles.Support];

    public static readonly string[] Linking = [OrganisationRoles.Support, OrganisationRoles.Commander, OrganisationRoles.Communications, OrganisationRoles.Responder];

    public static readonly string[] Reading =
    [
        OrganisationRoles.Support, OrganisationRoles.Responder, OrganisationRoles.Commander, OrganisationRoles.Communications, OrganisationRoles.Legal,
        OrganisationRoles.Security, OrganisationRoles.Executive, OrganisationRoles.Auditor,
    ];
}
