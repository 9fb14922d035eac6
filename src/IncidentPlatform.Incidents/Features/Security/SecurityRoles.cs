using IncidentPlatform.Contracts;

namespace IncidentPlatform.Incidents.Features.Security;

/// <summary>Who may act on security incidents, once named on them: legal counsel too.</summary>
internal static class SecurityRoles
{
    public static string[] Acting { get; } = [.. IncidentCommands.Acting, OrganisationRoles.Legal];
}
