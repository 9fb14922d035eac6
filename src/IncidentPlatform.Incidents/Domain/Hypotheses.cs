using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Where a suspected cause stands.</summary>
public enum HypothesisStanding
{
    Open,
    Confirmed,
    Dropped,
}

/// <summary>Suspected causes: stated, confirmed, dropped. Known late is better than never: taken in any status.</summary>
public static class Hypotheses
{
    /// <summary>So many are kept in mind.</summary>
    public const int Most = 200;

    /// <param name="id">The hypothesis: the id of the fact that states it.</param>
    public static Decision State(Incident incident, Guid id, string text, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if (incident.Hypotheses.ContainsKey(id))
        {
            return Decision.Nothing;
        }

        if (incident.Hypotheses.Count >= Most)
        {
            return new Rejection("too-many-hypotheses", $"There are {Most} hypotheses already.", "Record it as a finding.");
        }

        return (Refusals.Missing("text", text) ?? Refusals.InTheFuture(occurredAt, now)) is { } refused
            ? refused
            : Decision.Record(new NewFact(new HypothesisStated(text), occurredAt, id));
    }

    /// <param name="cause">The root cause that it amounts to, where it is one.</param>
    public static Decision Confirm(
        Incident incident, HypothesisConfirmed confirmed, RootCauseIdentified? cause, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if (Unknown(incident, confirmed.HypothesisId) is { } unknown)
        {
            return unknown;
        }

        if (incident.Hypotheses[confirmed.HypothesisId] == HypothesisStanding.Confirmed)
        {
            return Decision.Nothing;
        }

        var refused = Refusals.Missing("evidence", confirmed.Evidence)
            ?? (cause is null ? null : Refusals.Missing("rootCause.description", cause.Description))
            ?? Refusals.InTheFuture(occurredAt, now);
        if (refused is not null)
        {
            return refused;
        }

        var fact = new NewFact(confirmed, occurredAt);
        return cause is null ? Decision.Record(fact) : Decision.Record(fact, new NewFact(cause, occurredAt));
    }

    /// <summary>It does not hold; a confirmed one may turn out not to hold either.</summary>
    public static Decision Drop(Incident incident, HypothesisDropped dropped, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if (Unknown(incident, dropped.HypothesisId) is { } unknown)
        {
            return unknown;
        }

        if (incident.Hypotheses[dropped.HypothesisId] == HypothesisStanding.Dropped)
        {
            return Decision.Nothing;
        }

        return (Refusals.Missing("reason", dropped.Reason) ?? Refusals.InTheFuture(occurredAt, now)) is { } refused
            ? refused
            : Decision.Record(new NewFact(dropped, occurredAt));
    }

    private static Rejection? Unknown(Incident incident, Guid id) => incident.Hypotheses.ContainsKey(id)
        ? null
        : new Rejection("hypothesis-unknown", $"There is no hypothesis {id} on this incident.", "State it first.", RejectionKind.NotFound);
}
