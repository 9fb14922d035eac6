using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>
/// Rule 9: compensation is authorised by the executive sponsor, and where the incident is material only after the board's approval is
/// recorded. Taken in any status: most of it comes after the end.
/// </summary>
public static class Compensating
{
    public static Decision Request(Incident incident, CompensationRequested request)
    {
        if (incident.Business.Compensations.Any(c => c.Id == request.CompensationId))
        {
            return Decision.Nothing;
        }

        if ((Fault(request) ?? Refusals.Missing("reason", request.Reason)) is { } refused)
        {
            return refused;
        }

        var requested = incident with
        {
            Business = incident.Business with
            {
                Compensations =
                [
                    .. incident.Business.Compensations,
                    new Compensation(request.CompensationId, request.Kind, request.Total, request.Customers),
                ],
            },
        };
        return Decision.Record([request, .. Materiality.Reaches(requested)]);
    }

    public static Decision Authorize(Incident incident, Guid id, Actor by)
    {
        if (incident.Business.Compensations.FirstOrDefault(c => c.Id == id) is not { } compensation)
        {
            return new Rejection("compensation-unknown", $"No compensation {id} was requested on this incident.", "Request it first.", RejectionKind.NotFound);
        }

        if (compensation.Authorized)
        {
            return Decision.Nothing;
        }

        return (OnlySponsor(incident, by) ?? Materiality.HoldsBack(incident)) is { } refused
            ? refused
            : Decision.Record(new CompensationAuthorized(compensation.Kind, compensation.Total, compensation.Customers) { CompensationId = id });
    }

    private static Rejection? OnlySponsor(Incident incident, Actor by) => incident.HolderOf(IncidentRoles.ExecutiveSponsor)?.Person switch
    {
        null => new Rejection("no-executive-sponsor", "Nobody is the executive sponsor, who authorises compensation.", "Assign an executive sponsor first."),
        { } sponsor when !by.IsPerson(sponsor) => new Rejection(
            "only-executive-sponsor", $"Compensation is authorised by the executive sponsor, {sponsor}.", "Ask the executive sponsor.", RejectionKind.Forbidden),
        _ => null,
    };

    private static Rejection? Fault(CompensationRequested request) => request switch
    {
        { Total.Amount: <= 0 } => Refusals.Invalid("compensation-invalid", "The total is not above 0.", "Give the whole amount, for all customers."),
        { Total.Currency.Length: not 3 } => Refusals.Invalid("compensation-invalid", "The currency is not an ISO 4217 code.", "Write it as EUR or USD."),
        { Customers: < 1 } => Refusals.Invalid("compensation-invalid", "No customer is compensated.", "Give the number of customers, from 1 on."),
        _ => null,
    };
}
