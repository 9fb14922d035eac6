using System.Text.Json;
using BenchmarkDotNet.Attributes;
using IncidentPlatform.Chain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Benchmarks;

/// <summary>What the append helper adds to each fact: the hash link, beside writing the fact as JSON, which any store must.</summary>
[MemoryDiagnoser]
public class HashingAndFolding
{
    private static readonly Note Data = new("A finding of usual length, as people write them at night.", "checkout", 3);
    private static readonly FactEnvelope Envelope = new(7, new(2026, 3, 2, 2, 14, 0, TimeSpan.Zero), new(2026, 3, 2, 2, 14, 1, TimeSpan.Zero), Actor.Person("ada"), "incidents", null, 0);
    private static readonly Guid Stream = Guid.CreateVersion7();
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly string Previous = new('a', 64);

    [Benchmark(Baseline = true)]
    public byte[] WriteAsJson() => JsonSerializer.SerializeToUtf8Bytes(Data, Wire.Json);

    [Benchmark]
    public ChainLink Link() => Linking.Link(Previous, Stream, Id, nameof(Note), Envelope, Data);

    public sealed record Note([Personal] string Text, string Service, int Count);
}
