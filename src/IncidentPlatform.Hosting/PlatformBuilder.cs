using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.Hosting.Operations;
using IncidentPlatform.Kernel;
using MassTransit;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.Hosting;

/// <summary>What a service says of itself: its streams, documents, messages, timers and effects.</summary>
public sealed class PlatformBuilder(string service, IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
{
    internal List<StreamDefinition> Streams { get; } = [];
    internal List<Action<StoreOptions>> Store { get; } = [];
    internal List<Action<IBusRegistrationConfigurator>> Consumers { get; } = [];
    internal Dictionary<string, List<Type>> ConsumersByQueue { get; } = [];
    internal Publications Publications { get; } = new();
    internal DueKinds DueKinds { get; } = new();

    /// <summary>The service's name: the origin of its facts, and the name others find it by.</summary>
    public string Service => service;
    public IServiceCollection Services => services;
    public IConfiguration Configuration => configuration;
    public IHostEnvironment Environment => environment;

    /// <summary>A kind of stream.</summary>
    /// <param name="name">Name of the kind.</param>
    /// <param name="evolve">How the state follows from facts; total.</param>
    /// <param name="facts">The closed set of facts; their simple names are pinned as event types.</param>
    /// <param name="due">The work that becomes due with a fact, committed with it.</param>
    /// <param name="revision">What the ETag is; the stream's version where absent.</param>
    /// <param name="view">A row of a read model that follows from the state, written in the same transaction where it changes.</param>
    public void Stream<TState>(
        string name, Evolve<TState> evolve, IReadOnlyList<Type> facts, Func<Fact, TState, IEnumerable<Due>>? due = null, Func<TState, long>? revision = null,
        Func<Guid, TState, ViewRow>? view = null)
        where TState : class => Streams.Add(new StreamDefinition<TState>(name, evolve, facts, due, revision, view));

    /// <summary>Anything else of the store: documents with indexes, tables.</summary>
    public void Configure(Action<StoreOptions> configure) => Store.Add(configure);

    /// <summary>What leaves the service of a kind of stream: a pure function; null publishes nothing.</summary>
    public void Publish<TState>(Func<Guid, Fact, TState, object?> from) where TState : class => Publications.Add(from);

    /// <summary>What a sibling does with the facts of incidents.</summary>
    public void Feed<TReactions>() where TReactions : class, IReactToFacts
    {
        services.AddScoped<IReactToFacts, TReactions>();
        services.AddScoped<IExportLimits, ExportToReaders>();
        services.AddSingleton<FactFeed>();
        Configure(o => o.Schema.For<IncidentCopy>());
        DueKinds.AddEffect<HealFeed, HealFeedEffect>(FactFeed.HealKind);
        Consume<IncidentFactConsumer>(Queues.Facts(service));
    }

    /// <summary>Consumes what siblings report; only Incidents does.</summary>
    public void ConsumeReportedFacts<TConsumer>() where TConsumer : class, IConsumer<ReportedFact> => Consume<TConsumer>(Queues.ReportedFacts);

    /// <summary>Consumes who is on call; only Incidents does.</summary>
    public void ConsumeRosters<TConsumer>() where TConsumer : class, IConsumer<RosterPublished> => Consume<TConsumer>(Queues.Rosters);

    /// <summary>Consumes who is to be reminded of something; only Escalation does.</summary>
    public void ConsumeReminders<TConsumer>() where TConsumer : class, IConsumer<ReminderWanted> => Consume<TConsumer>(Queues.Reminders);

    /// <summary>Work applied in a transaction when it is due.</summary>
    public void Timer<TPayload, TTimer>(string kind) where TTimer : class, ITimer<TPayload> => DueKinds.AddTimer<TPayload, TTimer>(kind);

    /// <summary>A call to the outside when it is due.</summary>
    public void Effect<TPayload, TEffect>(string kind) where TEffect : class, IEffect<TPayload> => DueKinds.AddEffect<TPayload, TEffect>(kind);

    /// <summary>Work that only the leading instance does, until its token is cancelled.</summary>
    public void Leading(Func<IServiceProvider, CancellationToken, Task> run) =>
        services.AddSingleton(s => new LeaderWork(ct => run(s, ct)));

    /// <summary>What else the service may still be working on; a query that counts what is left.</summary>
    public void Waiting(string name, string sql) => services.AddSingleton(new StillWaiting(name, sql));

    private void Consume<TConsumer>(string queue) where TConsumer : class, IConsumer
    {
        Consumers.Add(bus => bus.AddConsumer<TConsumer>());
        if (!ConsumersByQueue.TryGetValue(queue, out var consumers))
            ConsumersByQueue[queue] = consumers = [];
        consumers.Add(typeof(TConsumer));
    }
}
