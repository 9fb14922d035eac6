namespace IncidentPlatform.Incidents.Domain;

/// <summary>The roles of an incident.</summary>
public static class IncidentRoles
{
    public const string Commander = "commander";
    public const string EngineeringLead = "engineering-lead";
    public const string SupportLead = "support-lead";
    public const string CommunicationsLead = "communications-lead";
    public const string ExecutiveSponsor = "executive-sponsor";
    public const string SecurityLead = "security-lead";
    public const string LegalCounsel = "legal-counsel";

    public static IReadOnlyList<string> All { get; } =
        [Commander, EngineeringLead, SupportLead, CommunicationsLead, ExecutiveSponsor, SecurityLead, LegalCounsel];
}
