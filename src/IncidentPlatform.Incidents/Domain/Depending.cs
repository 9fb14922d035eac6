using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Providers outside that an incident depends on: which, how they do, what stands in, and what they owe.</summary>
public static class Depending
{
    /// <summary>Providers that one incident may depend on.</summary>
    public const int MostProviders = 20;

    /// <summary>Credits that one incident may have.</summary>
    public const int MostCredits = 100;

    /// <summary>Longest words of a provider that are kept.</summary>
    public const int LongestWords = 1000;

    /// <summary>New words about the same status are told no more often than this; a new status always is.</summary>
    public static readonly TimeSpan BetweenWords = TimeSpan.FromMinutes(15);

    /// <param name="known">The provider as the catalogue has it; null where it has none of that id.</param>
    public static Decision Declare(Incident incident, string provider, UpstreamProvider? known)
    {
        if (known is null)
        {
            return new Rejection(
                "provider-unknown", $"The catalogue has no upstream provider '{provider}'.",
                "Put it into the catalogue first, with what customers are told instead of its name.", RejectionKind.NotFound);
        }

        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        var declared = incident.Upstream.Dependencies.GetValueOrDefault(provider);
        if (declared is not null && (declared.Name, declared.PublicWording) == (known.Name, known.PublicWording))
        {
            return Decision.Nothing;
        }

        return declared is null && incident.Upstream.Dependencies.Count >= MostProviders
            ? new Rejection("too-many-providers", $"The incident depends on {MostProviders} providers already.", "Name those that matter; put the rest into a note.")
            : Decision.Record(new UpstreamDependencyDeclared(provider, known.Name, known.PublicWording));
    }

    /// <summary>Somebody heard how a provider does.</summary>
    public static Decision Report(Incident incident, string provider, UpstreamReport report, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if (incident.Upstream.Dependencies.GetValueOrDefault(provider) is not { } dependency)
        {
            return NotDeclared(provider);
        }

        if (report.Words?.Length > LongestWords)
        {
            return Refusals.Invalid("text-too-long", $"words has at most {LongestWords} characters.", "Quote what matters, and give the link.");
        }

        if ((Refusals.NoLink(report.Link) ?? Refusals.InTheFuture(occurredAt, now)) is { } refused)
        {
            return refused;
        }

        return Says(dependency, report)
            ? Decision.Nothing
            : Decision.Record(new NewFact(Changed(provider, dependency, report, UpstreamSource.Person), occurredAt));
    }

    /// <summary>What was read from the provider's status page: a fact only where it is news.</summary>
    public static Decision Observe(Incident incident, string provider, UpstreamReport report, DateTimeOffset now)
    {
        if (incident.IsOver || incident.Upstream.Dependencies.GetValueOrDefault(provider) is not { } dependency || Says(dependency, report))
        {
            return Decision.Nothing;
        }

        return dependency.Status == report.Status && now - dependency.ChangedAt < BetweenWords
            ? Decision.Nothing
            : Decision.Record(Changed(provider, dependency, report, UpstreamSource.StatusPage));
    }

    public static Decision FallBack(Incident incident, FallbackActivated activated, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if ((Refusals.Missing("service", activated.Service) ?? Refusals.Missing("fallback", activated.Fallback) ?? Refusals.InTheFuture(occurredAt, now)) is { } refused)
        {
            return refused;
        }

        if (activated.Provider is { } provider && !incident.Upstream.Dependencies.ContainsKey(provider))
        {
            return NotDeclared(provider);
        }

        return incident.Upstream.Fallbacks.GetValueOrDefault(activated.Service) == activated.Fallback
            ? Decision.Nothing
            : Decision.Record(new NewFact(activated, occurredAt));
    }

    /// <summary>Taken in any status: most credits are claimed after the end.</summary>
    public static Decision Credit(Incident incident, UpstreamCreditRecorded credit)
    {
        if (incident.Upstream.Credits.Any(c => c.Id == credit.CreditId))
        {
            return Decision.Nothing;
        }

        if (!incident.Upstream.Dependencies.ContainsKey(credit.Provider))
        {
            return NotDeclared(credit.Provider);
        }

        if (incident.Upstream.Credits.Count >= MostCredits)
        {
            return new Rejection("too-many-credits", $"{MostCredits} credits are recorded.", "Put several together.");
        }

        if ((Refusals.Missing("clause", credit.Clause) ?? Amountless(credit)) is { } refused)
        {
            return refused;
        }

        return credit.CompensationId is { } id && incident.Business.Compensations.All(c => c.Id != id)
            ? new Rejection("compensation-unknown", $"No compensation {id} was requested on this incident.", "Request it first.", RejectionKind.NotFound)
            : Decision.Record(credit);
    }

    private static bool Says(UpstreamDependency dependency, UpstreamReport report) =>
        (dependency.Status, dependency.Words, dependency.Link) == (report.Status, report.Words, report.Link);

    private static UpstreamStatusChanged Changed(string provider, UpstreamDependency before, UpstreamReport report, UpstreamSource source) =>
        new(provider, before.Status, report.Status, source, report.Words, report.Link);

    private static Rejection NotDeclared(string provider) => new(
        "provider-not-declared", $"The incident was not declared to depend on '{provider}'.", "Declare the dependency first.", RejectionKind.NotFound);

    private static Rejection? Amountless(UpstreamCreditRecorded credit) => credit switch
    {
        { Amount.Amount: <= 0 } => Refusals.Invalid("credit-invalid", "The amount is not above 0.", "Give what the provider owes."),
        { Amount.Currency.Length: not 3 } => Refusals.Invalid("credit-invalid", "The currency is not an ISO 4217 code.", "Write it as EUR or USD."),
        { PassedOn: false, CompensationId: not null } => Refusals.Invalid(
            "credit-invalid", "A compensation is named and nothing is passed on.", "Say that it is passed on, or leave the compensation out."),
        _ => null,
    };
}
