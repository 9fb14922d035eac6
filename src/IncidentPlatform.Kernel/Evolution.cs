namespace IncidentPlatform.Kernel;

/// <summary>How a state follows from facts. Total: whatever was recorded is taken in, in any status.</summary>
/// <param name="state">The state before; null before the first fact.</param>
/// <param name="fact">The fact recorded.</param>
/// <returns>The state after.</returns>
public delegate TState Evolve<TState>(TState? state, Fact fact) where TState : class;

public static class Evolution
{
    /// <summary>Folds facts in stream order.</summary>
    public static TState? Fold<TState>(this Evolve<TState> evolve, TState? state, IEnumerable<Fact> facts) where TState : class =>
        facts.Aggregate(state, (s, f) => evolve(s, f));
}
