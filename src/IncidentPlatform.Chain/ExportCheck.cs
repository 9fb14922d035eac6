using System.Text.Json;

namespace IncidentPlatform.Chain;

/// <summary>What a check of an export found.</summary>
/// <param name="Streams">Streams read.</param>
/// <param name="Facts">Facts read.</param>
/// <param name="End">What the export says of itself; null where it breaks off.</param>
/// <param name="Broken">The streams that are not as they were written.</param>
/// <param name="Faults">What does not hold beside them: of the export, of the checkpoints, streams that are gone.</param>
/// <param name="Restricted">Streams that the export says are there and does not show: of them only where they end was checked.</param>
/// <param name="Withheld">Facts that the export shows without their words: of them everything but the words was checked.</param>
public sealed record ExportReport(
    long Streams, long Facts, ExportEnd? End, IReadOnlyDictionary<Guid, ChainReport> Broken, IReadOnlyList<string> Faults, long Restricted = 0, long Withheld = 0)
{
    public bool Intact => Broken.Count == 0 && Faults.Count == 0;
}

/// <summary>Checks an export with nothing but what is in it, and against checkpoints that were kept elsewhere.</summary>
public sealed class ExportCheck(CheckpointSeries? checkpoints = null)
{
    private readonly Dictionary<Guid, StreamCheck> streams = [];
    private readonly Dictionary<Guid, StreamHead> heads = [];
    private readonly List<string> faults = [.. checkpoints?.Faults ?? []];
    private ExportEnd? end;
    private long facts;
    private readonly Dictionary<string, StreamHead?> restricted = [];
    private long lines;
    private long withheld;

    public static async Task<ExportReport> Of(TextReader export, CheckpointSeries? checkpoints, CancellationToken ct)
    {
        var check = new ExportCheck(checkpoints);
        while (await export.ReadLineAsync(ct) is { } line)
            check.Take(line);
        return check.Report();
    }

    public void Take(string line)
    {
        lines++;
        try
        {
            if (line.Length > 0)
                Take(JsonSerializer.Deserialize<Entry>(line, ChainJson.Options)!);
        }
        catch (JsonException)
        {
            faults.Add($"Line {lines} cannot be read.");
        }
    }

    public ExportReport Report()
    {
        foreach (var stream in heads.Keys.Where(s => !streams.ContainsKey(s)).ToList())
            CheckOf(stream);
        var reports = streams.ToDictionary(s => s.Key, s => s.Value.End(heads.GetValueOrDefault(s.Key)));
        if (end is null)
            faults.Add("The export has no last line: it broke off.");
        else if (end.Streams != streams.Count || end.Facts != facts)
            faults.Add($"The export says that it holds {end.Facts} facts of {end.Streams} streams, and holds {facts} of {streams.Count}.");
        else if (end.Restricted != restricted.Count)
            faults.Add($"The export says that {end.Restricted} streams are not shown, and leaves out {restricted.Count}.");
        if (checkpoints is not null && end is { Whole: true })
            faults.AddRange(checkpoints.Streams.Where(s => !streams.ContainsKey(s)).Order().Select(Gone).OfType<string>());
        if (checkpoints?.All is [.., var newest] && end is not null && newest.Checkpoint.Service != end.Service)
            faults.Add($"The checkpoints are of {newest.Checkpoint.Service}, the export is of {end.Service}.");
        return new ExportReport(
            streams.Count, facts, end, reports.Where(r => !r.Value.Intact).OrderBy(r => r.Key).ToDictionary(), faults, restricted.Count, withheld);
    }

    private void Take(Entry entry)
    {
        if (end is not null)
            faults.Add($"Line {lines} stands after the last line.");
        switch (entry)
        {
            case { End: { } last }:
                end = last;
                break;
            case { Restricted: { } unseen }:
                restricted[unseen.Mark] = unseen.Head;
                break;
            case { Stream: { } stream, Head: { } head }:
                heads[stream] = head;
                break;
            case { Stream: { } stream, Id: { } id, Version: { } version, Type: { } type, Data: { } data }:
                facts++;
                withheld += entry.Withheld ? 1 : 0;
                CheckOf(stream).Take(new StoredFact(stream, id, version, type, data, entry.Headers ?? default), entry.Withheld);
                break;
            default:
                faults.Add($"Line {lines} is neither a fact nor the end of a stream.");
                break;
        }
    }

    private StreamCheck CheckOf(Guid stream)
    {
        if (!streams.TryGetValue(stream, out var check))
            streams[stream] = check = new StreamCheck(stream, checkpoints?.Of(stream) ?? []);
        return check;
    }

    /// <summary>What is wrong with a stream that a checkpoint holds and the export does not; null where it is said not to be shown and ends where it may.</summary>
    private string? Gone(Guid stream)
    {
        var held = checkpoints!.Of(stream).MaxBy(w => w.Checkpoint)!;
        if (restricted.TryGetValue(Export.MarkOf(stream), out var head) && head is not null)
            return checkpoints.Of(stream).Any(w => w.Version > head.Version || (w.Version == head.Version && w.Head != head.Hash))
                ? $"Stream {stream} is not shown, and does not end where checkpoint {held.Checkpoint} holds it."
                : null;
        return $"Stream {stream} is missing: checkpoint {held.Checkpoint} holds it up to version {held.Version}.";
    }

    private sealed record Entry(
        Guid? Stream = null, Guid? Id = null, long? Version = null, string? Type = null, JsonElement? Data = null, JsonElement? Headers = null,
        StreamHead? Head = null, ExportEnd? End = null, RestrictedStream? Restricted = null, bool Withheld = false);
}
