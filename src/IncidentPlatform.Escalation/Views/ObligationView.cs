using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Obligations;

namespace IncidentPlatform.Escalation.Views;

/// <summary>An obligation as it is shown.</summary>
/// <param name="State"><c>open</c>, <c>met</c>, <c>missed</c>, <c>met-late</c>, <c>waived</c> or <c>cancelled</c>.</param>
/// <param name="Owed">Whether somebody still has to do it.</param>
/// <param name="OwedBy">Role, or person id.</param>
/// <param name="Person">Who that is now; null where nobody holds the role.</param>
/// <param name="Subject">Which one of several of its kind.</param>
/// <param name="Pack">Pack and version of the rule.</param>
/// <param name="Reason">Why it was waived or cancelled.</param>
/// <param name="Unconfirmed">It fell due while Incidents could not be asked.</param>
/// <param name="AskedAt">When the commander was asked to authorise an escalation.</param>
/// <param name="AuthorizedBy"><c>commander</c> or <c>silence</c>.</param>
public sealed record ObligationView(
    Guid Id,
    Guid IncidentId,
    string Kind,
    ObligationState State,
    bool Owed,
    string OwedBy,
    string? Person,
    DateTimeOffset Due,
    DateTimeOffset OpenedAt,
    Guid OpenedBy,
    DateTimeOffset? MetAt,
    Guid? MetBy,
    string? Subject,
    string Pack,
    string? Reason,
    bool Unconfirmed,
    DateTimeOffset? AskedAt,
    string? AuthorizedBy)
{
    /// <summary>It is open, and a quarter of its time is left.</summary>
    public bool AtRisk { get; init; }

    /// <summary>The numbers that opened it, where its rule compares one: for tickets <c>count</c>, <c>normal</c> and <c>ratio</c>.</summary>
    public IReadOnlyDictionary<string, decimal>? Grounds { get; init; }

    /// <param name="now">The instant it is looked at.</param>
    public static ObligationView Of(Obligation o, Ledger ledger, DateTimeOffset now) => new(
        o.Id, o.IncidentId, o.Kind, o.State, !o.Ended, o.OwedBy, ledger.PersonOwing(o), o.Due, o.OpenedAt, o.OpenedBy, o.MetAt, o.MetBy, o.Subject,
        o.Pack, o.Reason, o.Unconfirmed, o.AskedAt, o.AuthorizedBy)
    {
        Grounds = o.Grounds,
        AtRisk = o.State == ObligationState.Open && now >= o.Due - ((o.Due - o.OpenedAt) / 4),
    };
}
