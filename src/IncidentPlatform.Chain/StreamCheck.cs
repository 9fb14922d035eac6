using System.Text.Json;

namespace IncidentPlatform.Chain;

/// <summary>What a check of a stream's hash chain found.</summary>
/// <param name="Facts">Facts read.</param>
/// <param name="Head">Hash of the last one.</param>
/// <param name="Faults">What does not hold; empty where the stream is as it was written.</param>
public sealed record ChainReport(long Facts, string Head, IReadOnlyList<string> Faults)
{
    public bool Intact => Faults.Count == 0;
}

/// <summary>Walks one stream from its first fact to its last and says what does not hold.</summary>
/// <param name="stream">The stream.</param>
/// <param name="witnesses">What checkpoints say of it.</param>
public sealed class StreamCheck(Guid stream, params IEnumerable<Witness> witnesses)
{
    /// <summary>The fact that names what was erased.</summary>
    private const string ErasedFact = "Erased";

    private readonly List<string> faults = [];
    private readonly List<Witness> open = [.. witnesses];
    private readonly Dictionary<Guid, string> emptied = [];
    private string previous = "";
    private long count;
    private long last;

    /// <summary>Takes the next fact, in the order of versions.</summary>
    /// <param name="withheld">Whether its words were kept from who reads it: they are missing then, and nothing has to say that they were erased.</param>
    public void Take(StoredFact fact, bool withheld = false)
    {
        count++;
        if (fact.Version != last + 1)
            faults.Add(fact.Version <= last ? $"Version {fact.Version} stands where {last + 1} should." : $"{Missing(last + 1, fact.Version - 1)} missing.");
        last = fact.Version;
        try
        {
            Check(fact, withheld);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            faults.Add($"{Name(fact)} cannot be read as a fact.");
        }
    }

    /// <summary>There is no further fact.</summary>
    /// <param name="head">Where the store says that the stream ends; null where it says nothing.</param>
    public ChainReport End(StreamHead? head)
    {
        faults.AddRange(emptied.Values);
        if (count > 0 && (head is null || head.Version != last || head.Hash != previous))
            faults.Add($"The stream ends at version {last}, but its head says otherwise: facts are missing at the end or were added past the chain.");
        if (count == 0)
            faults.Add(head is null ? "There is no such stream." : $"Every fact is missing: the head says that there were {head.Version}.");
        foreach (var witness in open.Where(w => w.Version > last).OrderBy(w => w.Checkpoint))
            faults.Add($"{Missing(last + 1, witness.Version)} missing: checkpoint {witness.Checkpoint} holds the stream up to version {witness.Version}.");
        return new ChainReport(count, previous, faults);
    }

    private void Check(StoredFact fact, bool withheld)
    {
        if (fact.Envelope is not { } envelope || fact.Link is not { } link || fact.Data.ValueKind != JsonValueKind.Object)
        {
            faults.Add($"{Name(fact)} carries no link.");
            return;
        }

        if (link.Previous != previous)
            faults.Add($"{Name(fact)} does not link to the fact before it.");
        if (link.Salt is not null && HashChain.HashPersonal(link.Salt, fact.Data, link.Personal) != link.PersonalHash)
            faults.Add($"{Name(fact)}: its personal members are not what was recorded.");
        if (link.Salt is null)
            Emptied(fact, link, withheld);
        if (envelope.GetProperty("version").GetInt64() != fact.Version
            || HashChain.Hash(link.Previous, stream, fact.Id, fact.Version, fact.Type, envelope, fact.Data, link.Personal, link.PersonalHash) != link.Hash)
            faults.Add($"{Name(fact)} is not what was recorded.");
        if (fact.Type == ErasedFact)
            foreach (var named in fact.Data.GetProperty("facts").EnumerateArray())
                emptied.Remove(named.GetGuid());
        foreach (var witness in open.Where(w => w.Version == fact.Version && w.Head != link.Hash))
            faults.Add($"{Name(fact)} is not the one that checkpoint {witness.Checkpoint} holds: the stream was chained anew.");
        previous = link.Hash;
    }

    /// <summary>Without its salt a fact has no words; a later fact of the stream has to name it, unless they are only withheld here.</summary>
    private void Emptied(StoredFact fact, ChainLink link, bool withheld)
    {
        if (!withheld)
            emptied[fact.Id] = $"{Name(fact)}: its personal members were removed without a fact that says so.";
        if (!Blank.Is(fact.Data, link.Personal))
            faults.Add($"{Name(fact)} holds words where its own were erased.");
    }

    private static string Name(StoredFact fact) => $"Version {fact.Version} ({fact.Type})";

    private static string Missing(long from, long to) => from == to ? $"Version {from} is" : $"Versions {from} to {to} are";
}

/// <summary>What a checkpoint says of a stream.</summary>
/// <param name="Checkpoint">Its number.</param>
/// <param name="Version">The stream's version then.</param>
/// <param name="Head">Hash of the fact at that version.</param>
public sealed record Witness(long Checkpoint, long Version, string Head);
