using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Facts being decided, with the state they lead to: later parts of a decision see what earlier parts decided.</summary>
internal sealed class Unfolding(Conversation? state, DateTimeOffset now)
{
    private readonly List<NewFact> facts = [];

    public Conversation? State { get; private set; } = state;
    public DateTimeOffset Now { get; } = now;

    public void Record(object data, Guid? cause = null)
    {
        facts.Add(new NewFact(data, Cause: cause));
        State = ConversationEvolution.Apply(State, data, Actor.Service("communications"), Now);
    }

    public Decision Decision() => facts.Count == 0 ? Kernel.Decision.Nothing : Kernel.Decision.Record(facts);
}
