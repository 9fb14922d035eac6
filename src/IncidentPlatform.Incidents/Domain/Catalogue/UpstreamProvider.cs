namespace IncidentPlatform.Incidents.Domain.Catalogue;

/// <summary>A provider outside that services stand on.</summary>
public sealed record UpstreamProvider : ICatalogued
{
    public const string Kind = "upstream-providers";

    public required string Name { get; init; }

    /// <summary>What customers are told instead of the name: "our payment processing partner".</summary>
    public required string PublicWording { get; init; }

    public StatusPage? StatusPage { get; init; }
    public UpstreamContract? Contract { get; init; }

    public IEnumerable<Fault> Faults() =>
    [
        .. Checks.Required("name", Name),
        .. Checks.Required("publicWording", PublicWording),
        .. PublicWording.Contains(Name, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(Name)
            ? new[] { new Fault("publicWording", $"names the provider ('{Name}'), which customers are not told") } : [],
        .. StatusPage is { } page ? Checks.Url("statusPage.url", page.Url) : [],
        .. Contract?.Faults() ?? [],
    ];

    public IEnumerable<Reference> References() => [];
}

/// <param name="Url">Where it is read: the page itself for Statuspage, the feed otherwise.</param>
public sealed record StatusPage(string Url, StatusPageFormat Format);

public enum StatusPageFormat
{
    /// <summary>JSON of Statuspage's public interface, version 2.</summary>
    Statuspage,
    Rss,
    Atom,
}

/// <summary>What the provider owes when it fails.</summary>
/// <param name="Terms">The clause, in words.</param>
/// <param name="TargetPercent">Availability promised for a calendar month.</param>
/// <param name="MonthlyFee">What is paid a month: credits are a share of it.</param>
/// <param name="Credits">The credit schedule.</param>
/// <param name="ClaimWithinDays">Days within which a credit has to be claimed.</param>
public sealed record UpstreamContract(
    string? Reference = null,
    string? Terms = null,
    decimal? TargetPercent = null,
    Money? MonthlyFee = null,
    IReadOnlyList<CreditStep>? Credits = null,
    int? ClaimWithinDays = null)
{
    internal IEnumerable<Fault> Faults() =>
    [
        .. Checks.Text("contract.terms", Terms),
        .. Checks.Percent("contract.targetPercent", TargetPercent),
        .. Checks.Amount("contract.monthlyFee", MonthlyFee),
        .. Checks.Steps("contract.credits", Credits ?? []),
        .. ClaimWithinDays is null or > 0 ? [] : new[] { new Fault("contract.claimWithinDays", "is below 1") },
    ];
}
