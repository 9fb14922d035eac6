using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>The alert that a person declares by, where it is one that intake knows.</summary>
/// <param name="Alert">The alert; null where it is not known.</param>
/// <param name="Refusal">Why it cannot be declared by.</param>
internal sealed record DeclaringAlert(Alert? Alert, Rejection? Refusal = null)
{
    public Trigger? Trigger => Alert is null ? null : new Trigger(TriggerKind.Alert, $"{Alert.Name} ({Alert.Source})", Alert.StartedAt);

    /// <returns>Null where the trigger names no alert by its id.</returns>
    public static async Task<DeclaringAlert?> Find(IQuerySession query, Triggers triggers, Caller caller, CancellationToken ct)
    {
        if (triggers.Kind != TriggerKind.Alert || !Guid.TryParse(triggers.Reference, out var id))
        {
            return null;
        }

        return await query.LoadAsync<Alert>(id, ct) is { } alert && await IsVisible(query, alert, caller, ct)
            ? new DeclaringAlert(alert)
            : new DeclaringAlert(null, new Rejection("alert-unknown", $"There is no alert {id}.", "List the alerts, or name the alert and its source.", RejectionKind.NotFound));
    }

    /// <summary>An alert of a restricted incident is not there for who is not named.</summary>
    private static async Task<bool> IsVisible(IQuerySession query, Alert alert, Caller caller, CancellationToken ct) =>
        alert.IncidentId is not { } incident || await query.LoadAsync<Incident>(incident, ct) is not { } of || caller.Sees(of);

    /// <summary>The alert belongs to the incident from here on; alerts are never attached to what is not live.</summary>
    public AlertsAttached? Attach(Mode mode, IDocumentSession session, Guid incident)
    {
        if (Alert is null || mode != Mode.Live)
        {
            return null;
        }

        session.Store(Alert with { IncidentId = incident, HeldBy = null });
        return new AlertsWaiting { Id = incident }.And([Alert]).Fact;
    }
}
