using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What support knows of the customers behind the numbers.</summary>
public static class Supporting
{
    /// <summary>The support lead, or somebody of support, names a customer whom nobody may forget.</summary>
    /// <param name="ofSupport">Whether the caller has the support role in the organisation.</param>
    public static Decision Flag(Incident incident, CriticalCustomerFlagged flagged, Actor by, bool ofSupport)
    {
        if (!ofSupport && !by.IsPerson(incident.HolderOf(IncidentRoles.SupportLead)?.Person))
        {
            return new Rejection(
                "only-support-flags", "Critical customers are flagged by the support lead or by support.", "Tell the support lead; assign one where there is none.",
                RejectionKind.Forbidden);
        }

        if (incident.Business.CriticalCustomers.TryGetValue(flagged.Customer, out var kind) && kind == flagged.Kind)
        {
            return Decision.Nothing;
        }

        return (Refusals.Missing("customer", flagged.Customer) ?? Refusals.Missing("reason", flagged.Reason)) is { } refused
            ? refused
            : Decision.Record(flagged);
    }
}
