using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Messaging;
using Marten;
using Refit;

namespace IncidentPlatform.Communications.Reactions;

/// <summary>Reads what Incidents holds beyond what has arrived here, for decisions that must not be a moment behind.</summary>
public sealed class IncidentReader(IIncidentsApi incidents)
{
    private const int PageSize = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>The news in order; null where Incidents could not be read.</returns>
    public async Task<IReadOnlyList<News>?> Read(Guid incidentId, IQuerySession query, CancellationToken ct)
    {
        var after = (await IncidentCopies.Find(query, incidentId, ct))?.Version ?? 0;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var read = new List<News>();
            for (var more = true; more;)
            {
                var page = await incidents.GetFacts(incidentId, after, PageSize, patience.Token);
                foreach (var fact in page.Items.Where(f => f.Origin != Origins.Communications))
                    read.Add(fact.ToNews(await Components.Of(fact.State.Services, query, ct)));
                more = page.Items.Count == PageSize;
                after = page.Items.Count == 0 ? after : page.Items[^1].Version;
            }

            return read;
        }
        catch (Exception e) when (e is ApiException or ApiRequestException or HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }
}
