namespace IncidentPlatform.Hosting.EventStore;

/// <summary>The kinds of streams of a service.</summary>
public sealed class StreamRegistry(string service, IEnumerable<StreamDefinition> definitions)
{
    private readonly IReadOnlyList<StreamDefinition> all = [.. definitions];

    /// <summary>The service that owns them: the origin of facts it establishes.</summary>
    public string Service { get; } = service;

    public StreamDefinition<TState> Of<TState>() where TState : class =>
        all.OfType<StreamDefinition<TState>>().SingleOrDefault()
        ?? throw new InvalidOperationException($"No stream of {typeof(TState).Name} is registered: add p.Stream<{typeof(TState).Name}>(…) to the module.");

    /// <summary>The kind of stream a fact belongs to, by the fact's name.</summary>
    internal StreamDefinition? OfFactNamed(string fact) => all.FirstOrDefault(d => d.Facts.Any(f => f.Name == fact));

    /// <summary>The kind of stream a fact belongs to.</summary>
    public StreamDefinition? OfFact(Type fact) => all.FirstOrDefault(d => d.Facts.Contains(fact));
}
