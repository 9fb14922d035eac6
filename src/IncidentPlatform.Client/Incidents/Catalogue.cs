using IncidentPlatform.Contracts;

namespace IncidentPlatform.Client.Incidents;

/// <summary>An entity of the catalogue in one of its versions.</summary>
/// <param name="Version">Version of the entity, from 1.</param>
/// <param name="RecordedAt">Since when it is so.</param>
public sealed record Entry<T>(string Id, int Version, DateTimeOffset RecordedAt, T Spec);

/// <param name="Warnings">What it names and the catalogue does not have.</param>
public sealed record StoredEntry<T>(Entry<T> Entry, IReadOnlyList<string> Warnings);

/// <summary>A service that the organisation runs; its id is the name that alerts and incidents call it by.</summary>
public sealed record Service
{
    public string? Description { get; init; }

    /// <summary>Teams or persons who own it, by id.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>How much hangs on it: 1 is most critical, 4 is least.</summary>
    public int? Tier { get; init; }

    public IReadOnlyList<Dependency> DependsOn { get; init; } = [];

    /// <summary>Providers outside that it needs, by id.</summary>
    public IReadOnlyList<string> UpstreamProviders { get; init; } = [];

    public IReadOnlyList<Fallback> Fallbacks { get; init; } = [];
    public IReadOnlyList<Runbook> Runbooks { get; init; } = [];
}

/// <param name="Strength"><c>hard</c> where it fails with the other, <c>soft</c> where it goes on without.</param>
public sealed record Dependency(string Service, string Strength = "hard");

/// <param name="For">The service or upstream provider it stands in for.</param>
/// <param name="LastTestedAt">When it was last shown to work.</param>
public sealed record Fallback(string Name, string? For = null, DateTimeOffset? LastTestedAt = null, string? Instructions = null);

public sealed record Runbook(string Title, string Url);

/// <summary>A provider outside that services stand on.</summary>
public sealed record UpstreamProvider
{
    public required string Name { get; init; }

    /// <summary>What customers are told instead of the name.</summary>
    public required string PublicWording { get; init; }

    public ProviderStatusPage? StatusPage { get; init; }
    public UpstreamContract? Contract { get; init; }
}

/// <param name="Format"><c>statuspage</c>, <c>rss</c> or <c>atom</c>.</param>
public sealed record ProviderStatusPage(string Url, string Format);

/// <summary>What the provider owes when it fails.</summary>
public sealed record UpstreamContract(
    string? Reference = null, string? Terms = null, decimal? TargetPercent = null, Money? MonthlyFee = null, IReadOnlyList<CreditStep>? Credits = null,
    int? ClaimWithinDays = null);

/// <summary>Somebody who pays for services.</summary>
public sealed record Customer
{
    public required string Name { get; init; }
    public string Tier { get; init; } = "standard";
    public string? Region { get; init; }
    public bool Enterprise { get; init; }
    public bool Vip { get; init; }

    /// <summary>Person id of who keeps the customer, and calls it when it is hit.</summary>
    public string? AccountManager { get; init; }

    /// <summary>The services it uses, by id.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    public CustomerContract? Contract { get; init; }
    public Sla? Sla { get; init; }
    public IReadOnlyList<Contact> Contacts { get; init; } = [];
}

public sealed record CustomerContract(string? Reference = null, Money? AnnualRevenue = null, DateOnly? From = null, DateOnly? To = null);

/// <param name="TargetPercent">Availability of a calendar month.</param>
/// <param name="Credits">The credit schedule.</param>
public sealed record Sla(decimal TargetPercent, IReadOnlyList<CreditStep>? Credits = null);

/// <param name="BelowPercent">Availability of the month below which the step is reached.</param>
/// <param name="CreditPercent">Share of the monthly fee that is credited.</param>
public sealed record CreditStep(decimal BelowPercent, decimal CreditPercent);

public sealed record Contact(string Name, string Email, string? Phone = null, string? Role = null);

/// <summary>When people are at work: by weekday, in a time zone, holidays excepted.</summary>
public sealed record BusinessHours
{
    /// <summary>Name of the time zone in the tz database.</summary>
    public required string TimeZone { get; init; }

    public IReadOnlyList<OpenHours> Hours { get; init; } = [];
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];
}

/// <param name="Day"><c>monday</c> to <c>sunday</c>.</param>
/// <param name="From">Local time, <c>hh:mm</c>.</param>
/// <param name="To">Local time, <c>hh:mm</c>; <c>24:00</c> is the end of the day.</param>
public sealed record OpenHours(string Day, string From, string To);

public sealed record Holiday(DateOnly Date, string Name);
