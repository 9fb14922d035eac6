using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain.Security;

/// <summary>Ada commands, Sybil is the security lead, Dora was named by whoever designated; Eve is nobody.</summary>
internal static class SecurityWorlds
{
    public const string Sybil = "sybil";
    public const string Dora = "dora";
    public const string Eve = "eve";

    public static readonly Guid TheDisk = Guid.Parse("018f3a00-0000-7000-8000-00000000e1e1");
    public static readonly string Hash = new('a', 64);

    public static Specification<Incident> ARestrictedIncident() => ACommandedIncident().Given(new SecurityDesignated("Somebody reads our mail", [Dora]));

    public static Specification<Incident> AnInvestigatedIncident() => ARestrictedIncident()
        .Given(new RoleAssigned(IncidentRoles.SecurityLead, Sybil, RoleBasis.Assigned, Acknowledged: true));

    public static Specification<Incident> RegisteredEvidence() => AnInvestigatedIncident().By(Dora)
        .Given(new EvidenceRegistered(TheDisk, "Disk of db-7", Hash, "Safe 3", Dora, new DateTimeOffset(2026, 3, 2, 2, 0, 0, TimeSpan.Zero)));

    public static Actor Person(string id) => Actor.Person(id);
}
