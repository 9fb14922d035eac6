namespace IncidentPlatform.Incidents.Domain;

/// <summary>What an incident means beyond the machines: whom it hits, what it costs, who has a say.</summary>
public sealed record Business
{
    public IReadOnlyList<Compensation> Compensations { get; init; } = [];

    /// <summary>What was last determined; null where nothing was.</summary>
    public Determination? Materiality { get; init; }

    /// <summary>Where the latest approval of the board is kept; null while there is none.</summary>
    public string? BoardApproval { get; init; }

    /// <summary>Customers whom nobody may forget, by id.</summary>
    public IReadOnlyDictionary<string, CriticalCustomerKind> CriticalCustomers { get; init; } = new Dictionary<string, CriticalCustomerKind>();
}

/// <param name="Total">All of it.</param>
/// <param name="Customers">Number of customers.</param>
public sealed record Compensation(Guid Id, CompensationKind Kind, Money Total, int Customers, bool Authorized = false);

/// <param name="Material">Whether it is material.</param>
public sealed record Determination(bool Material, MaterialityBasis Basis);
