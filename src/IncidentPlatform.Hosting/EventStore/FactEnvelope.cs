using System.Text.Json;
using IncidentPlatform.Chain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Kernel;
using JasperFx.Events;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>What is recorded with each fact beside its data; kept in the event's headers and hashed with it.</summary>
public sealed record FactEnvelope(
    long Version, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, Actor Actor, string Origin, Guid? Cause, int Hops);

/// <summary>Facts and the events that store them.</summary>
public static class FactEvents
{
    internal const string TraceHeader = "traceparent";

    internal static void Seal(this IEvent stored, FactEnvelope envelope, ChainLink link, string? trace)
    {
        stored.SetHeader(StoredFact.EnvelopeHeader, envelope);
        stored.SetHeader(StoredFact.ChainHeader, link);
        if (trace is not null)
            stored.SetHeader(TraceHeader, trace);
    }

    /// <summary>The event as the domain knows it.</summary>
    public static Fact ToFact(this IEvent stored)
    {
        var envelope = Header<FactEnvelope>(stored, StoredFact.EnvelopeHeader);
        return new Fact(
            stored.Id, envelope.Version, stored.Data, envelope.OccurredAt, envelope.RecordedAt, envelope.Actor, envelope.Origin, envelope.Cause, envelope.Hops);
    }

    internal static string? Trace(this IEvent stored) => stored.GetHeader(TraceHeader)?.ToString();

    private static T Header<T>(IEvent stored, string name) => stored.GetHeader(name) switch
    {
        T value => value,
        JsonElement json => json.Deserialize<T>(Wire.Json)!,
        { } other => JsonSerializer.SerializeToElement(other, Wire.Json).Deserialize<T>(Wire.Json)!,
        null => throw new InvalidOperationException($"Event {stored.Id} has no header '{name}': it was not written by the append helper."),
    };
}
