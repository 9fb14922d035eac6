using System.Text.Json;
using IncidentPlatform.Chain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>Whose words go.</summary>
/// <param name="Basis">Why they may.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Person">What this person recorded, and what speaks of this person, by person id.</param>
/// <param name="Facts">These facts.</param>
/// <param name="FollowWords">Also what repeats the words of those: for services that hold copies.</param>
/// <param name="EvenIfNothing">Record it even where there was nothing to take out.</param>
public sealed record Erasure(
    ErasureBasis Basis, string? Reason, string? Person, IReadOnlyCollection<Guid> Facts, bool FollowWords = false, bool EvenIfNothing = false)
{
    /// <summary>Shorter words than these occur in sentences that have nothing to do with them.</summary>
    private const int ShortestQuote = 12;

    internal Erased Of(IReadOnlyList<Guid> emptied) => new(emptied, Basis, Person, Reason);

    /// <summary>
    /// The facts of a stream that it concerns: the person's and those that are named, what they caused and what refers to them, and, where
    /// words are followed, what repeats theirs.
    /// </summary>
    internal IReadOnlyList<StoredFact> Among(IReadOnlyList<StoredFact> stream)
    {
        stream = [.. stream.Where(f => f.Type != nameof(Erased) || Facts.Contains(f.Id))];
        var first = stream.Where(f => Facts.Contains(f.Id) || IsOfThePerson(f)).ToList();
        var ids = first.Select(f => f.Id).Union(Facts).ToHashSet();
        var (named, found) = (ids.Select(id => id.ToString()).ToHashSet(), ids.ToHashSet());
        found.UnionWith(stream.Where(f => Cause(f) is { } cause && ids.Contains(cause) || Texts(f.Data).Any(named.Contains)).Select(f => f.Id));
        if (FollowWords)
        {
            var words = stream.Where(f => found.Contains(f.Id)).SelectMany(Words).Where(w => w != Blank.Mark && w.Trim().Length > 0).ToHashSet();
            found.UnionWith(stream.Where(f => Words(f).Any(w => words.Contains(w) || words.Any(s => s.Length >= ShortestQuote && w.Contains(s, StringComparison.Ordinal)))).Select(f => f.Id));
        }

        return [.. stream.Where(f => found.Contains(f.Id))];
    }

    private bool IsOfThePerson(StoredFact fact) =>
        Person is { } person && (IsActor(fact, person) || Texts(fact.Data).Any(t => t == person));

    private static bool IsActor(StoredFact fact, string person) =>
        Envelope(fact).TryGetProperty("actor", out var actor) && actor.GetProperty("kind").GetString() == "person" && actor.GetProperty("id").GetString() == person;

    private static Guid? Cause(StoredFact fact) =>
        Envelope(fact).TryGetProperty("cause", out var cause) && cause.ValueKind == JsonValueKind.String ? cause.GetGuid() : null;

    private static JsonElement Envelope(StoredFact fact) => fact.Headers.GetProperty(StoredFact.EnvelopeHeader);

    /// <summary>Every text in the personal members of a fact.</summary>
    private static IEnumerable<string> Words(StoredFact fact) =>
        fact.Data.EnumerateObject().Where(m => fact.Link?.Personal.Contains(m.Name) == true).SelectMany(m => Texts(m.Value));

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(m => Texts(m.Value)),
        _ => [],
    };
}
