namespace IncidentPlatform.Incidents.Domain.Catalogue;

/// <summary>Somebody who pays for services.</summary>
public sealed record Customer : ICatalogued
{
    public const string Kind = "customers";

    public required string Name { get; init; }

    /// <summary>The organisation's own name of a tier: <c>free</c>, <c>team</c>, <c>enterprise</c>.</summary>
    public string Tier { get; init; } = "standard";

    /// <summary>The organisation's own name of a region: <c>eu</c>, <c>us-east</c>.</summary>
    public string? Region { get; init; }

    public bool Enterprise { get; init; }

    /// <summary>Somebody whom people want to hear of by name.</summary>
    public bool Vip { get; init; }

    /// <summary>Person id of who keeps the customer, and calls it when it is hit.</summary>
    public string? AccountManager { get; init; }

    /// <summary>The services it uses, by id.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    public Contract? Contract { get; init; }
    public Sla? Sla { get; init; }
    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    public IEnumerable<Fault> Faults() =>
    [
        .. Checks.Required("name", Name),
        .. Checks.Required("tier", Tier),
        .. Checks.Ids("services", Services),
        .. Checks.Amount("contract.annualRevenue", Contract?.AnnualRevenue),
        .. Contract is { From: { } from, To: { } to } && to < from ? new[] { new Fault("contract.to", "lies before contract.from") } : [],
        .. Sla?.Faults(Contract) ?? [],
        .. Contacts.SelectMany((c, n) => Checks.Required($"contacts[{n}].name", c.Name).Concat(Checks.Email($"contacts[{n}].email", c.Email))),
    ];

    public IEnumerable<Reference> References() => Services.Select(s => new Reference(Service.Kind, s));
}

/// <param name="Reference">Number of the contract.</param>
/// <param name="AnnualRevenue">What the customer pays in a year.</param>
public sealed record Contract(string? Reference = null, Money? AnnualRevenue = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>What availability is promised, and what is owed where it is not kept.</summary>
/// <param name="TargetPercent">Availability of a calendar month.</param>
/// <param name="Credits">The credit schedule.</param>
public sealed record Sla(decimal TargetPercent, IReadOnlyList<CreditStep>? Credits = null)
{
    internal IEnumerable<Fault> Faults(Contract? contract) =>
    [
        .. Checks.Percent("sla.targetPercent", TargetPercent),
        .. Checks.Steps("sla.credits", Credits ?? []),
        .. Credits is { Count: > 0 } && contract?.AnnualRevenue is null
            ? new[] { new Fault("sla.credits", "are a share of what is paid, so contract.annualRevenue is needed") } : [],
    ];
}

/// <summary>A step of a credit schedule: the worst one reached counts.</summary>
/// <param name="BelowPercent">Availability of the month below which it is reached.</param>
/// <param name="CreditPercent">Share of the monthly fee that is credited.</param>
public sealed record CreditStep(decimal BelowPercent, decimal CreditPercent);

/// <summary>A person at the customer's.</summary>
public sealed record Contact(string Name, string Email, string? Phone = null, string? Role = null);
