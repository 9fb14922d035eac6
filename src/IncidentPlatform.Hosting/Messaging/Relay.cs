using System.Diagnostics;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;
using MassTransit;

namespace IncidentPlatform.Hosting.Messaging;

/// <summary>
/// Publishes what the event store holds: a page at a time, in order of pages, each message confirmed by the broker before the position
/// moves. The message id is the event's, so that a page published twice is handled once. It never skips: what fails is tried again.
/// </summary>
internal sealed class Relay : SubscriptionBase
{
    public const string ShardName = "relay:All";
    private static readonly TimeSpan ConfirmedWithin = TimeSpan.FromSeconds(10);
    private readonly IBus bus;
    private readonly StreamRegistry streams;
    private readonly Publications publications;

    public Relay(IBus bus, StreamRegistry streams, Publications publications)
    {
        (this.bus, this.streams, this.publications) = (bus, streams, publications);
        Name = "relay";
        Options.BatchSize = 500;
    }

    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        var messages = new List<(IEvent Event, object Message)>(page.Events.Count);
        foreach (var kind in page.Events.GroupBy(e => streams.OfFact(e.EventType)))
        {
            if (kind.Key is null || !publications.Has(kind.Key))
                continue;
            var snapshots = await kind.Key.LoadSnapshots(operations, [.. kind.Select(e => e.StreamId).Distinct()], cancellationToken);
            foreach (var stored in kind)
                if (MessageOf(kind.Key, stored, snapshots[stored.StreamId]) is { } message)
                    messages.Add((stored, message));
        }

        await Confirmed(messages, cancellationToken);
        foreach (var type in messages.GroupBy(m => m.Message.GetType().Name))
            operations.QueueSqlCommand(
                "insert into relayed (message, count) values (?, ?) on conflict (message) do update set count = relayed.count + excluded.count",
                type.Key, (long)type.Count());
        Telemetry.FactsRelayed.Add(messages.Count);
        return NullChangeListener.Instance;
    }

    private object? MessageOf(StreamDefinition kind, IEvent stored, object snapshot) =>
        ErasureCarried.Report(streams.Service, stored.StreamId, stored.ToFact()) ?? publications.From(kind, stored.StreamId, stored.ToFact(), snapshot);

    /// <summary>Waits for every confirm, but not for ever: one that was lost with its connection never comes, and the page is published again.</summary>
    private async Task Confirmed(List<(IEvent Event, object Message)> messages, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(ConfirmedWithin);
        try
        {
            await Task.WhenAll(messages.Select(m => Publish(m.Event, m.Message, patience.Token))).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"The broker has not confirmed a page of {messages.Count} messages within {ConfirmedWithin.TotalSeconds} s.");
        }
    }

    private async Task Publish(IEvent stored, object message, CancellationToken ct)
    {
        using var activity = ActivityContext.TryParse(stored.Trace(), null, out var parent)
            ? Telemetry.Source.StartActivity("relay", ActivityKind.Producer, parent)
            : null;
        await bus.Publish(message, message.GetType(), context => context.MessageId = stored.Id, ct);
    }
}

/// <summary>What leaves a service: one pure function a kind of stream.</summary>
internal sealed class Publications
{
    private readonly Dictionary<Type, Func<Guid, Fact, object, object?>> byState = [];

    public void Add<TState>(Func<Guid, Fact, TState, object?> from) where TState : class =>
        byState.Add(typeof(TState), (stream, fact, snapshot) => from(stream, fact, (TState)snapshot));

    public bool Has(StreamDefinition kind) => byState.ContainsKey(kind.StateType);

    public object? From(StreamDefinition kind, Guid stream, Fact fact, object snapshot) => byState[kind.StateType](stream, fact, snapshot);
}
