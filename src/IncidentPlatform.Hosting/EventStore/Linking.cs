using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using IncidentPlatform.Chain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>Facts of our types, linked as they will be stored.</summary>
public static class Linking
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<string>> PersonalMembers = new();

    /// <summary>Links a fact to the one before it.</summary>
    public static ChainLink Link(string previous, Guid stream, Guid id, string type, FactEnvelope envelope, object data) => HashChain.Link(
        previous, stream, id, envelope.Version, type, JsonSerializer.SerializeToElement(envelope, Wire.Json),
        JsonSerializer.SerializeToElement(data, data.GetType(), Wire.Json), PersonalMembersOf(data.GetType()));

    /// <summary>Names of the members of a fact's data that can be erased.</summary>
    internal static IReadOnlyList<string> PersonalMembersOf(Type type) => PersonalMembers.GetOrAdd(type, static t =>
        [.. t.GetConstructors().SelectMany(c => c.GetParameters()).Where(p => p.IsDefined(typeof(PersonalAttribute))).Select(p => p.Name!)
            .Concat(t.GetProperties().Where(p => p.IsDefined(typeof(PersonalAttribute))).Select(p => p.Name))
            .Select(JsonNamingPolicy.CamelCase.ConvertName).Distinct().Order(StringComparer.Ordinal)]);
}
