using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Messaging;
using Marten;

namespace IncidentPlatform.Communications.Reactions;

/// <summary>Technical detail of a restricted incident, read for the moment on behalf of the caller, who is named, and never kept.</summary>
public sealed class KnownDetail(IIncidentsApi incidents, Caller caller, IQuerySession query)
{
    private const int PageSize = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>What a text to this audience must not name; nothing where nothing is withheld.</returns>
    /// <exception cref="AccessUnknownException">Incidents does not answer.</exception>
    public async Task<IReadOnlyList<string>> Of(Guid incidentId, Audience audience, CancellationToken ct)
    {
        if (caller.PersonId is not { } person || await query.LoadAsync<Conversation>(incidentId, ct) is not { } c || !TechnicalDetail.IsWithheld(c, audience))
            return [];

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var detail = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            for (var (after, more) = (0L, true); more;)
            {
                var page = await incidents.GetFactsFor(person, incidentId, after, PageSize, patience.Token);
                foreach (var fact in page.Items)
                    detail.UnionWith(DetailOf(fact).OfType<string>());
                more = page.Items.Count == PageSize;
                after = page.Items.Count == 0 ? after : page.Items[^1].Version;
                if (page.Items is [.., var last])
                    detail.UnionWith([.. last.State.Services, .. await Components.Of(last.State.Services, query, ct)]);
            }

            return [.. detail];
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            throw new AccessUnknownException(e);
        }
    }

    /// <summary>An erased word is absent.</summary>
    private static IEnumerable<string?> DetailOf(IncidentFact fact) => fact.Type switch
    {
        nameof(IncidentDeclared) => [fact.As<IncidentDeclared>().Title, .. fact.As<IncidentDeclared>().Services],
        nameof(IncidentRetitled) => [fact.As<IncidentRetitled>().Title],
        nameof(AssessmentRecorded) => [fact.As<AssessmentRecorded>().Hypothesis, .. fact.As<AssessmentRecorded>().Services],
        nameof(HypothesisStated) => [fact.As<HypothesisStated>().Text],
        nameof(RootCauseIdentified) => [fact.As<RootCauseIdentified>().Description, .. fact.As<RootCauseIdentified>().ContributingFactors ?? []],
        nameof(FindingRecorded) => [fact.As<FindingRecorded>().Text],
        nameof(FixProposed) => [fact.As<FixProposed>().Description],
        nameof(VerificationRecorded) => [.. fact.As<VerificationRecorded>().Signals],
        _ => [],
    };
}
