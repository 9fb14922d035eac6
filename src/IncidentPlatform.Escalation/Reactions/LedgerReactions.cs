using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Features.People;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Hosting.Messaging;
using Marten;

namespace IncidentPlatform.Escalation.Reactions;

/// <summary>Every fact of an incident goes through its ledger.</summary>
internal sealed class LedgerReactions : IReactToFacts
{
    public async Task React(IncidentFact fact, Reaction reaction, CancellationToken ct)
    {
        var directory = await PeopleDirectories.Load(reaction.Session, ct);
        await reaction.Append<Ledger>(fact.IncidentId, (ledger, now) => Taking.Take(ledger, fact.ToEvent(), directory, now), ct);
        if (fact.Type == nameof(Erased) && fact.As<Kernel.Erased>() is { Person: { } person } erased)
            await Forget(person, erased, reaction, ct);
    }

    /// <summary>The directory's entry goes, and what was written when they took over a duty, or when somebody did from them.</summary>
    private static async Task Forget(string person, Kernel.Erased erased, Reaction reaction, CancellationToken ct)
    {
        Here.Forget(person, reaction.Session);
        foreach (var schedule in await reaction.Session.Query<Schedule>().OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(ct))
            await reaction.Erase<Schedule>(schedule, new Erasure(erased.Basis, erased.Reason, person, []), ct);
    }
}
