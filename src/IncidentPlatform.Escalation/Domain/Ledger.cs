using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Domain.Policies;

namespace IncidentPlatform.Escalation.Domain;

/// <summary>What is owed on one incident, and who was reached for it.</summary>
public sealed record Ledger
{
    public const string Commander = "commander";

    /// <summary>The incident.</summary>
    public Guid Id { get; init; }

    public Policy? Policy { get; init; }

    /// <summary>The incident's facts that bear on the ledger were judged up to this version.</summary>
    public long TakenUpTo { get; init; }

    /// <summary>The incident is linked under another one, whose commander answers for both.</summary>
    public bool UnderRoot { get; init; }

    /// <summary>Longest time between updates to customers, where the commander changed it.</summary>
    public TimeSpan? Cadence { get; init; }

    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();

    public long RolesAsOf { get; init; }

    /// <summary>It is to be commanded: neither resolved, nor none, nor carried on in another.</summary>
    public bool Running { get; init; } = true;

    /// <summary>Who commanded it from when to when, in order.</summary>
    public IReadOnlyList<Tenure> Tenures { get; init; } = [];

    public IReadOnlyList<Obligation> Obligations { get; init; } = [];

    public IReadOnlyList<ObligationForeseen> Foreseen { get; init; } = [];

    public IReadOnlyList<Page> Pages { get; init; } = [];

    /// <summary>Policies that are or were gone through.</summary>
    public IReadOnlyList<PolicyRun> Runs { get; init; } = [];

    /// <summary>Nothing on it is owed, and nobody is being reached.</summary>
    public bool Settled =>
        Obligations.All(o => o.Ended) && Runs.All(r => r.Ended) && Pages.All(p => p.State != PageState.Requested && p.SnoozedUntil is null);

    /// <summary>Ids of its obligations and pages, by which it is found.</summary>
    public Guid[] Items => [.. Obligations.Select(o => o.Id), .. Pages.Select(p => p.Id)];

    public PolicyRun? Run(Guid id) => Runs.FirstOrDefault(r => r.Id == id);

    public Obligation? Obligation(Guid id) => Obligations.FirstOrDefault(o => o.Id == id);

    public Page? Page(Guid id) => Pages.FirstOrDefault(p => p.Id == id);

    public IEnumerable<Obligation> Owed() => Obligations.Where(o => !o.Ended);

    public IEnumerable<Page> PagesFor(Guid obligationId) => Pages.Where(p => p.ObligationId == obligationId);

    /// <summary>Who holds a role; what nobody holds falls to the commander.</summary>
    public string? HolderOf(string role) => Roles.GetValueOrDefault(role) ?? Roles.GetValueOrDefault(Commander);

    /// <summary>The person who owes it now.</summary>
    public string? PersonOwing(Obligation obligation) =>
        obligation.IsOwedByPerson() ? obligation.OwedBy : HolderOf(obligation.OwedBy);
}
