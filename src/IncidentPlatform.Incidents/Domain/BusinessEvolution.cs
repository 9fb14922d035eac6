using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What facts of business make of an incident.</summary>
internal static class BusinessEvolution
{
    internal static Incident Evolve(Incident incident, Fact fact) => incident with { Business = Evolve(incident.Business, fact.Data) };

    private static Business Evolve(Business business, object fact) => fact switch
    {
        CompensationRequested e when business.Compensations.All(c => c.Id != e.CompensationId) => business with
        {
            Compensations = [.. business.Compensations, new Compensation(e.CompensationId, e.Kind, e.Total, e.Customers)],
        },
        CompensationAuthorized e => business with
        {
            Compensations = [.. business.Compensations.Select(c => c.Id == e.CompensationId ? c with { Authorized = true } : c)],
        },
        MaterialityDetermined e => business with { Materiality = new Determination(e.Material, e.Basis) },
        BoardApprovalRecorded e => business with { BoardApproval = e.Reference },
        CriticalCustomerFlagged e => business with { CriticalCustomers = business.CriticalCustomers.With(e.Customer, e.Kind) },
        _ => business,
    };
}
