using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Messaging;

namespace IncidentPlatform.Escalation.Reactions;

/// <summary>Every fact of an incident goes through its ledger.</summary>
internal sealed class LedgerReactions : IReactToFacts
{
    public async Task React(IncidentFact fact, Reaction reaction, CancellationToken ct)
    {
        if (fact.Type == nameof(Erased) && fact.As<Erased>().Person is { } person)
            reaction.Session.Delete<Person>(person);
        var directory = await PeopleDirectories.Load(reaction.Session, ct);
        await reaction.Append<Ledger>(fact.IncidentId, (ledger, now) => Taking.Take(ledger, fact.ToEvent(), directory, now), ct);
    }
}
