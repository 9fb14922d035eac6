using System.Runtime.CompilerServices;
using System.Text.Json;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Client.Incidents;

/// <summary>Snapshots and list compared with the facts they follow from; told a line at a time, for it may take minutes.</summary>
public sealed class ReadModels(HttpClient http)
{
    /// <summary>Compares and changes nothing.</summary>
    /// <exception cref="ProblemException">The caller is no administrator.</exception>
    public IAsyncEnumerable<ReadModelLine> Check(CancellationToken cancellation = default) => Lines(HttpMethod.Get, "check", cancellation);

    /// <summary>Compares, and rebuilds what differs.</summary>
    /// <exception cref="ProblemException">The caller is no administrator.</exception>
    public IAsyncEnumerable<ReadModelLine> Rebuild(CancellationToken cancellation = default) => Lines(HttpMethod.Post, "rebuild", cancellation);

    private async IAsyncEnumerable<ReadModelLine> Lines(HttpMethod method, string what, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, $"operations/read-models/{what}");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (await ProblemException.From(answer, cancellation) is { } problem) throw problem;
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation));
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            if (JsonSerializer.Deserialize<ReadModelLine>(line, Wire.Json) is { } read) yield return read;
        }
    }
}

/// <summary>How far it is, or what was found.</summary>
/// <param name="Checked">Incidents looked at so far.</param>
/// <param name="Of">Incidents there were at the start.</param>
/// <param name="Differences">Differences found so far.</param>
/// <param name="Done">This is the last line; an answer without one was broken off.</param>
/// <param name="Difference">What was found, on the line that tells of it.</param>
/// <param name="Repaired">Whether it was rebuilt from its facts, where that was asked for.</param>
public sealed record ReadModelLine(long Checked, long Of, long Differences, bool Done, ReadModelDifference? Difference = null, bool? Repaired = null);

/// <param name="ReadModel"><c>snapshot</c> or <c>list</c>.</param>
/// <param name="Member">The member that differs; <c>row</c> where there is none, or one too many.</param>
public sealed record ReadModelDifference(Guid Incident, string ReadModel, string Member);
