using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Escalations;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Escalation.Timers;

/// <summary>The last people of a ladder had their time to answer.</summary>
public sealed record PagesAnswerable(Guid ObligationId)
{
    public const string Kind = "pages-answerable";
}

internal sealed class PagesAnswerableTimer : ITimer<PagesAnswerable>
{
    public async Task Fire(PagesAnswerable payload, Firing firing, CancellationToken ct)
    {
        var directory = await PeopleDirectories.Load(firing.Session, ct);
        await firing.Append<Ledger>(firing.StreamId, (ledger, now) => Ladder.Exhaust(ledger, payload.ObligationId, directory, now), ct);
    }
}
