using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Domain.EscalationPolicies;

public enum TargetKind
{
    /// <summary>A person, by id.</summary>
    Person,

    /// <summary>Whoever has a duty.</summary>
    Duty,

    /// <summary>Whoever holds a role in the incident.</summary>
    Role,

    /// <summary>Whoever is in a position of the organisation.</summary>
    Position,

    /// <summary>A webhook of the directory: nobody acknowledges it.</summary>
    Webhook,
}

/// <summary>Whom a step reaches.</summary>
/// <param name="Name">Person id, or name of the duty, role, position or webhook.</param>
public sealed record PolicyTarget(TargetKind Kind, string Name);

/// <summary>One step: who is reached when nobody has acknowledged by then.</summary>
/// <param name="After">Wait since the step before: the time that people had to acknowledge it.</param>
/// <param name="Targets">All are reached, or one in turn.</param>
/// <param name="RoundRobin">The targets take turns, one each time the step is taken.</param>
/// <param name="Severities">Taken for these only; for all where it is null.</param>
/// <param name="Hours">Taken in these hours only; always where it is null.</param>
public sealed record PolicyStep(
    TimeSpan After, IReadOnlyList<PolicyTarget> Targets, bool RoundRobin = false, IReadOnlyList<string>? Severities = null, PolicyHours? Hours = null)
{
    public bool Equals(PolicyStep? other) =>
        other is not null && After == other.After && RoundRobin == other.RoundRobin && Targets.SequenceEqual(other.Targets)
        && (Severities ?? []).SequenceEqual(other.Severities ?? []) && Equals(Hours, other.Hours);

    public override int GetHashCode() => HashCode.Combine(After, Targets.Count, RoundRobin);

    /// <summary>Whether it is taken for an incident of that severity at that time.</summary>
    public bool Holds(string severity, DateTimeOffset at, LocalOf local) =>
        Severities?.Contains(severity) != false && Hours?.Contain(at, local) != false;
}

/// <summary>Hours of the week in a zone, for example those somebody works.</summary>
/// <param name="TimeZone">IANA name.</param>
public sealed record PolicyHours(string TimeZone, IReadOnlyList<Restriction> Only)
{
    public bool Equals(PolicyHours? other) => other is not null && TimeZone == other.TimeZone && Only.SequenceEqual(other.Only);

    public override int GetHashCode() => HashCode.Combine(TimeZone, Only.Count);

    public bool Contain(DateTimeOffset at, LocalOf local)
    {
        var time = local(TimeZone, at);
        return Only.Any(r => r.Contain(time));
    }
}

/// <summary>What a policy says.</summary>
/// <param name="AcknowledgeWithin">Time that the last step's people have, before it begins again or is given up.</param>
/// <param name="Repeats">How often it begins again.</param>
/// <param name="AcknowledgementLasts">After which time who acknowledged is asked again, while the incident is not resolved; never where it is null.</param>
public sealed record PolicyTerms(IReadOnlyList<PolicyStep> Steps, TimeSpan AcknowledgeWithin, int Repeats = 0, TimeSpan? AcknowledgementLasts = null)
{
    public bool Equals(PolicyTerms? other) =>
        other is not null && AcknowledgeWithin == other.AcknowledgeWithin && Repeats == other.Repeats && AcknowledgementLasts == other.AcknowledgementLasts
        && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => HashCode.Combine(AcknowledgeWithin, Repeats, Steps.Count);
}

/// <summary>Whom to wake, in which order, until somebody acknowledges: the current version of a policy, whose past versions are on its stream.</summary>
/// <param name="Id">Follows from the name.</param>
/// <param name="Version">From 1: how often it was set.</param>
/// <param name="Turns">How often each round-robin step was taken, by its index.</param>
public sealed record EscalationPolicy(Guid Id, string Name, int Version, PolicyTerms Terms, bool Ended, IReadOnlyDictionary<int, int> Turns)
{
    private const string Root = "escalation-policy";

    public static Guid IdOf(string name) => Ids.Of(OnCallRoster.TheOne, Root, name);
}
