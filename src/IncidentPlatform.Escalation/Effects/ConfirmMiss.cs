using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Reactions;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.Messaging;
using Marten;

namespace IncidentPlatform.Escalation.Effects;

/// <summary>Something is due and not known to be met: Incidents is asked for its facts up to now.</summary>
public sealed record ConfirmMiss(Guid ObligationId)
{
    public const string Kind = "confirm-miss";
}

/// <summary>
/// Reads what the feed has not brought yet before a miss is recorded. Where Incidents does not answer, people are woken all the same,
/// no miss is recorded, and it is asked again until it answers.
/// </summary>
internal sealed class ConfirmMissEffect(IIncidentsApi incidents) : IEffect<ConfirmMiss>
{
    private const int PageSize = 200;
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(15);

    public async Task<EffectOutcome> Perform(ConfirmMiss payload, EffectCall call, CancellationToken ct)
    {
        var ledger = await call.Query.LoadAsync<Ledger>(call.StreamId, ct);
        if (!Misses.IsSuspected(ledger, payload.ObligationId, call.Now))
            return EffectOutcome.Nothing;

        var directory = await PeopleDirectories.Load(call.Query, ct);
        var seen = await IncidentCopies.Find(call.Query, call.StreamId, ct);
        IReadOnlyList<IncidentEvent> read;
        try
        {
            read = await ReadAfter(call.StreamId, seen?.Version ?? 0, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            return ledger!.Obligation(payload.ObligationId)!.Unconfirmed
                ? EffectOutcome.Retry(AskAgainAfter, $"Incidents did not answer ({e.GetType().Name})")
                : EffectOutcome.Done<Ledger>((l, now) => Misses.WakeUnconfirmed(l, payload.ObligationId, directory, now));
        }

        return EffectOutcome.Done<Ledger>((l, now) => Misses.Confirm(l, payload.ObligationId, read, directory, now));
    }

    private async Task<IReadOnlyList<IncidentEvent>> ReadAfter(Guid incidentId, long version, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(LongestAnswer);
        var read = new List<IncidentFact>();
        while (true)
        {
            var page = await incidents.GetFacts(incidentId, read is [.., var last] ? last.Version : version, PageSize, patience.Token);
            read.AddRange(page.Items);
            if (page.Items.Count < PageSize)
                return [.. read.Where(f => f.Origin != Origins.Escalation).OrderBy(f => f.Version).Select(f => f.ToEvent())];
        }
    }
}
