using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Features.Declaring;
using IncidentPlatform.Incidents.Reactions;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>What alerts would declare or propose.</summary>
/// <param name="Evidence">The fact that stands behind the trigger, where one does.</param>
internal sealed record IncidentToBe(string Title, Severity Severity, IReadOnlyList<string> Services, Trigger Trigger, object? Evidence = null);

/// <summary>Declares and proposes incidents because of alerts.</summary>
public sealed class IncidentOpening(FirstCommanders commanders, WorkingHours hours, IncidentNumbers numbers)
{
    internal async Task<Guid> Declare(StreamSession transaction, AlertSource source, IncidentToBe incident, PolicyPack pack, CancellationToken ct)
    {
        var declared = new IncidentDeclared(await numbers.Next(ct), incident.Title, incident.Severity, Mode.Live, incident.Services, incident.Trigger);
        var (commander, night) = await Commander(transaction, incident.Services, ct);
        return await Open(
            transaction, source, (state, at) => Declaration.Declare(state, declared, pack.Resolve(incident.Severity), commander, at, incident.Evidence, night: night), ct);
    }

    internal async Task<Guid> Propose(StreamSession transaction, AlertSource source, IncidentToBe incident, PolicyPack pack, CancellationToken ct)
    {
        var number = await numbers.Next(ct);
        return await Open(
            transaction, source,
            (state, at) => Proposals.Propose(
                state, new IncidentProposed(number, incident.Title, incident.Severity, incident.Services, incident.Trigger, at + pack.ProposalsExpireAfter),
                pack.Resolve(incident.Severity), incident.Evidence),
            ct);
    }

    /// <summary>An alert that declares by its rule leaves nothing to decide about the proposal it joins.</summary>
    internal async Task Accept(StreamSession transaction, AlertSource source, Incident proposed, CancellationToken ct)
    {
        var (commander, night) = await Commander(transaction, proposed.Services, ct);
        await transaction.Append<Incident>(
            proposed.Id, new Intent(Actor.Source(source.Id)), (i, _) => Proposals.Accept(i!, null, i!.Severity, i.Policy!, commander, night), ct);
    }

    private async Task<(FirstCommander Commander, DeclaredAfterHours? Night)> Commander(StreamSession transaction, IReadOnlyList<string> services, CancellationToken ct)
    {
        var now = transaction.Now;
        var night = await hours.Night(services, Mode.Live, now, ct);
        return (await commanders.Choose(transaction.Session, now, night, ct), night);
    }

    private static async Task<Guid> Open(StreamSession transaction, AlertSource source, Func<Incident?, DateTimeOffset, Decision> decide, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var written = await transaction.Append(id, new Intent(Actor.Source(source.Id)), decide, ct);
        return written.Refusal is null ? id : throw new InvalidOperationException($"An alert could open no incident: {written.Refusal.Code}.");
    }
}
