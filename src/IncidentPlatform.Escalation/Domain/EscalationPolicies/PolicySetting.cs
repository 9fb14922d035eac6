using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.EscalationPolicies;

/// <summary>The policy says this from now on; what runs already goes on by what it began with.</summary>
public sealed record EscalationPolicySet(string Name, PolicyTerms Terms);

/// <summary>It is started no more.</summary>
public sealed record EscalationPolicyEnded;

/// <summary>A round-robin step was taken: it is the next target's turn.</summary>
/// <param name="Step">Index of the step.</param>
public sealed record TurnTaken(int Step);

/// <summary>How a policy changes, and how it follows from its facts.</summary>
public static class PolicySetting
{
    public static IReadOnlyList<Type> Facts { get; } = [typeof(EscalationPolicySet), typeof(EscalationPolicyEnded), typeof(TurnTaken)];

    /// <exception cref="InvalidOperationException">A policy begins with something else than that it was set.</exception>
    public static EscalationPolicy Evolve(EscalationPolicy? policy, Fact fact) => (policy, fact.Data) switch
    {
        (null, EscalationPolicySet f) => new EscalationPolicy(EscalationPolicy.IdOf(f.Name), f.Name, 1, f.Terms, Ended: false, new Dictionary<int, int>()),
        (null, _) => throw new InvalidOperationException("A policy begins with its being set."),
        (_, EscalationPolicySet f) => policy with { Version = policy.Version + 1, Terms = f.Terms, Ended = false },
        (_, EscalationPolicyEnded) => policy with { Ended = true },
        (_, TurnTaken f) => policy with { Turns = new Dictionary<int, int>(policy.Turns) { [f.Step] = policy.Turns.GetValueOrDefault(f.Step) + 1 } },
        _ => policy,
    };

    public static Decision Set(EscalationPolicy? policy, string name, PolicyTerms terms) =>
        policy is { Ended: false } && policy.Terms.Equals(terms) ? Decision.Nothing : Decision.Record(new EscalationPolicySet(name, terms));

    public static Decision End(EscalationPolicy? policy) => policy is { Ended: false } ? Decision.Record(new EscalationPolicyEnded()) : Decision.Nothing;

    /// <summary>The next turn of a step, whether or not the policy still says that step: who runs by an earlier version takes turns all the same.</summary>
    public static Decision TakeTurn(EscalationPolicy? policy, int step) => policy is null ? Decision.Nothing : Decision.Record(new TurnTaken(step));
}
