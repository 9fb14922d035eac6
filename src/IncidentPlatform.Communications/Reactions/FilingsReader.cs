using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Messaging;

namespace IncidentPlatform.Communications.Reactions;

/// <summary>Who of the regulators was told, when.</summary>
/// <param name="Jurisdiction">Name of the regime.</param>
/// <param name="Authority">Who was told.</param>
/// <param name="Reference">Under which reference the authority keeps it.</param>
public sealed record Filing(string Jurisdiction, string Authority, DateTimeOffset FiledAt, string By, string? Reference);

/// <summary>Reads what was filed with regulators from Incidents, on behalf of the caller, who is named, and keeps nothing.</summary>
public sealed class FilingsReader(IIncidentsApi incidents)
{
    private const int PageSize = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>What had been recorded as filed by an instant.</returns>
    /// <exception cref="AccessUnknownException">Incidents does not answer.</exception>
    public async Task<IReadOnlyList<Filing>> Of(Guid incident, Caller caller, DateTimeOffset at, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var filings = new List<Filing>();
            for (var (after, more) = (0L, true); more;)
            {
                var page = caller.PersonId is { } person
                    ? await incidents.GetFactsFor(person, incident, after, PageSize, patience.Token) : await incidents.GetFacts(incident, after, PageSize, patience.Token);
                filings.AddRange(page.Items.Where(f => f.Type == nameof(FilingRecorded) && f.RecordedAt <= at).Select(f => f.As<FilingRecorded>())
                    .Select(f => new Filing(f.Jurisdiction, f.Authority, f.FiledAt, f.By, f.Reference)));
                more = page.Items.Count == PageSize && page.Items[^1].RecordedAt <= at;
                after = page.Items.Count == 0 ? after : page.Items[^1].Version;
            }

            return filings;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            throw new AccessUnknownException(e);
        }
    }
}
