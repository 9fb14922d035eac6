namespace IncidentPlatform.Kernel;

/// <summary>What a decider of several streams answers: facts for each of them, or one refusal of all.</summary>
/// <param name="Here">For the stream that the command names.</param>
/// <param name="Elsewhere">For the other streams, by their ids.</param>
public sealed record JointDecision(Decision Here, IReadOnlyDictionary<Guid, Decision> Elsewhere)
{
    private static readonly Dictionary<Guid, Decision> NoOthers = [];

    public static JointDecision Of(Decision decision) => new(decision, NoOthers);

    /// <summary>Facts for each stream; what goes to <paramref name="here"/> is for the stream that the command names.</summary>
    /// <param name="here">The stream that the command names.</param>
    /// <param name="facts">Stream and fact, in the order in which they are recorded.</param>
    public static JointDecision Record(Guid here, IEnumerable<(Guid Stream, object Fact)> facts)
    {
        var streams = facts.GroupBy(f => f.Stream).ToDictionary(g => g.Key, g => Decision.Record(g.Select(f => f.Fact)));
        return new JointDecision(streams.GetValueOrDefault(here), streams.Where(s => s.Key != here).ToDictionary());
    }

    public static implicit operator JointDecision(Decision decision) => Of(decision);

    public static implicit operator JointDecision(Rejection refusal) => Of(refusal);
}
