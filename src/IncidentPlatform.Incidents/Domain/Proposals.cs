using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Something may be an incident: somebody on call is woken and decides; it is declared, declined, or expires.</summary>
public static class Proposals
{
    /// <summary>Its policy stands with it, because the policy says who is asked.</summary>
    /// <param name="evidence">The fact that stands behind the trigger, where one does.</param>
    public static Decision Propose(Incident? incident, IncidentProposed proposed, Policy policy, object? evidence = null) => incident is not null
        ? Decision.Nothing
        : Decision.Record([new PolicyAdopted(policy), proposed, .. evidence is null ? (object[])[] : [evidence]]);

    /// <summary>It is an incident: it goes on under its number, with its alerts, and is commanded from here on.</summary>
    /// <param name="title">What customers notice; as proposed where null.</param>
    /// <param name="severity">The severity it is declared with.</param>
    /// <param name="policy">The policy of that severity.</param>
    /// <param name="night">What the time of the declaration says; null within business hours.</param>
    public static Decision Accept(
        Incident incident, string? title, Severity severity, Policy policy, FirstCommander commander, DeclaredAfterHours? night = null)
    {
        if (Decided(incident) is { } decided)
        {
            return decided;
        }

        return title is not null && Declaration.Untitled(title) is { } untitled
            ? untitled
            : Decision.Record(
                [
                    .. severity == incident.Severity ? (object[])[] : [new PolicyAdopted(policy)],
                    new IncidentDeclared(incident.Number, title ?? incident.Title, severity, Mode.Live, incident.Services, incident.Trigger!),
                    .. Declaration.Commanded(commander, night),
                ]);
    }

    /// <summary>It is no incident.</summary>
    public static Decision Decline(Incident incident, string reason) =>
        (Decided(incident) ?? Refusals.Missing("reason", reason)) is { } refused ? refused : Decision.Record(new ProposalDeclined(reason));

    /// <summary>Its last alert ended before anybody decided: nobody needs to be woken for it any more.</summary>
    public static Decision EndWithAlerts(Incident incident) => incident.Status == IncidentStatus.Proposed
        ? Decision.Record(new ProposalDeclined("All of its alerts ended before anybody decided."))
        : Decision.Nothing;

    public static Decision Expire(Incident incident, DateTimeOffset now) =>
        incident is { Status: IncidentStatus.Proposed, Proposal: { } proposal } && proposal.ExpiresAt <= now
            ? Decision.Record(new ProposalExpired())
            : Decision.Nothing;

    /// <summary>What is only proposed has nobody who commands it: nothing else can be decided on it.</summary>
    public static Rejection? NotDeclared(Incident incident) => incident.Status != IncidentStatus.Proposed
        ? null
        : new Rejection(
            "only-proposed", $"{incident.Number} is proposed, and nobody has said yet that it is an incident.",
            "Accept the proposal first: POST …/proposal/acceptance; or decline it: POST …/proposal/refusal.");

    private static Rejection? Decided(Incident incident) =>
        incident.Status == IncidentStatus.Proposed ? null
        : incident.IsOver ? Refusals.Over(incident)
        : new Rejection("not-proposed", $"{incident.Number} is declared: nothing is left to decide.", "See who commands it with GET /incidents/{id}; the commander cancels a false alarm.");
}
