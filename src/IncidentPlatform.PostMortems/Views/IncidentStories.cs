using System.Net;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.PostMortems.Domain.Evidence;
using IncidentPlatform.PostMortems.Reactions;
using Refit;

namespace IncidentPlatform.PostMortems.Views;

/// <summary>An incident's facts, read from Incidents at each request: no copy that could be behind or differ.</summary>
public sealed class IncidentStories(IIncidentsApi incidents)
{
    private const int PageSize = 200;
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    /// <param name="reader">Person id of who reads: of a restricted incident the words are read on their behalf, and not kept.</param>
    /// <returns>The story; null where Incidents does not answer. An incident it does not know has an empty one.</returns>
    public async Task<Story?> Read(Guid incidentId, string? reader, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(LongestAnswer);
        try
        {
            return Story.Of((await ReadAll(incidentId, reader, patience.Token)).Select(Telling.Of));
        }
        catch (ApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return Story.Of([]);
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<List<IncidentFact>> ReadAll(Guid incidentId, string? reader, CancellationToken ct)
    {
        var read = new List<IncidentFact>();
        while (true)
        {
            var after = read is [.., var last] ? last.Version : 0;
            var page = reader is null
                ? await incidents.GetFacts(incidentId, after, PageSize, ct)
                : await incidents.GetFactsFor(reader, incidentId, after, PageSize, ct);
            read.AddRange(page.Items);
            if (page.Items.Count < PageSize)
                return read;
        }
    }
}
