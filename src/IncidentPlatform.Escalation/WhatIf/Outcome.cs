using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Obligations;

namespace IncidentPlatform.Escalation.WhatIf;

/// <summary>Somebody was, or would have been, paged.</summary>
/// <param name="Night">Between 22:00 and 07:00 by the local clock.</param>
public sealed record PagedPerson(string Person, string Reason, DateTimeOffset At, bool Night);

/// <summary>What became, or would have become, of an incident's ledger.</summary>
/// <param name="Met">Obligations met in time.</param>
/// <param name="Missed">Kinds of those that were missed, met late or not at all.</param>
public sealed record Outcome(IReadOnlyList<PagedPerson> Pages, int Met, IReadOnlyList<string> Missed)
{
    private const int NightFrom = 22;
    private const int NightTo = 7;
    private static readonly TimeSpan OnTheWay = TimeSpan.FromMinutes(1);

    /// <param name="local">The local time of an instant.</param>
    /// <param name="until">What was owed or paged later is left out.</param>
    internal static Outcome Of(Ledger? ledger, DateTimeOffset until, Func<DateTimeOffset, DateTime> local) => ledger is null
        ? new Outcome([], 0, [])
        : new Outcome(
            [.. ledger.Pages.Where(p => p.Channel is not null && p.RequestedAt <= until).OrderBy(p => p.RequestedAt).ThenBy(p => p.Person, StringComparer.Ordinal)
                .Select(p => new PagedPerson(p.Person, p.Reason, p.RequestedAt, local(p.RequestedAt).Hour is >= NightFrom or < NightTo))],
            ledger.Obligations.Count(o => o.State == ObligationState.Met && o.Due <= until),
            [.. ledger.Obligations.Where(o => o.State is ObligationState.Missed or ObligationState.MetLate && o.Due <= until).Select(o => o.Kind).Order(StringComparer.Ordinal)]);

    /// <summary>Whether it comes to the same: what was on the way for a moment is not otherwise.</summary>
    internal bool Is(Outcome other) =>
        Met == other.Met && Missed.SequenceEqual(other.Missed) && Pages.Count == other.Pages.Count
        && InOrder.Zip(other.InOrder).All(p => (p.First.Person, p.First.Reason) == (p.Second.Person, p.Second.Reason) && (p.First.At - p.Second.At).Duration() < OnTheWay);

    private IEnumerable<PagedPerson> InOrder => Pages.OrderBy(p => p.Person, StringComparer.Ordinal).ThenBy(p => p.Reason, StringComparer.Ordinal).ThenBy(p => p.At);
}

/// <summary>Outcomes of many incidents, summed.</summary>
public sealed record Sum(int Pages, int NightPages, IReadOnlyDictionary<string, int> PagesByPerson, int Met, int Missed, IReadOnlyDictionary<string, int> MissedByKind)
{
    internal static Sum Of(IReadOnlyCollection<Outcome> outcomes) => new(
        outcomes.Sum(o => o.Pages.Count),
        outcomes.Sum(o => o.Pages.Count(p => p.Night)),
        Counted(outcomes.SelectMany(o => o.Pages).Select(p => p.Person)),
        outcomes.Sum(o => o.Met),
        outcomes.Sum(o => o.Missed.Count),
        Counted(outcomes.SelectMany(o => o.Missed)));

    private static SortedDictionary<string, int> Counted(IEnumerable<string> all) =>
        new(all.CountBy(a => a).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
}
