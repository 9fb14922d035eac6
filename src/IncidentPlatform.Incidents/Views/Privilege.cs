using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Views;

/// <summary>
/// The one place that decides who reads privileged words: legal of the organisation and the incident's legal counsel, each in person.
/// Services, and whoever they act for, have facts without them.
/// </summary>
public static class Privilege
{
    /// <summary>The fact as this caller may read it.</summary>
    public static Fact Shown(this Fact fact, Caller caller, Incident incident) =>
        caller.ReadsPrivileged(incident) ? fact : Privileged.Withheld(fact);

    /// <summary>The fact as everybody may read it: enough for a fold, since no state holds privileged words.</summary>
    public static Fact Shown(this Fact fact) => Privileged.Withheld(fact);

    /// <summary>Types of facts that this caller reads without words; of one incident, or of any.</summary>
    internal static IReadOnlySet<string> WordsWithheld(this Caller caller, Incident? incident = null) =>
        caller.ReadsPrivileged(incident ?? new Incident()) ? new HashSet<string>() : new HashSet<string> { nameof(PrivilegedNoteAdded) };

    private static bool ReadsPrivileged(this Caller caller, Incident incident) =>
        !caller.IsService && Privileged.Covers(incident, caller.Actor, caller.Has(OrganisationRoles.Legal));
}
