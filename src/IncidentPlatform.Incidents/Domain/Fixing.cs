using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Rule 3: a fix is validated by the engineering lead before it is deployed, and the deployer is recorded.</summary>
public static class Fixing
{
    public static Decision Propose(Incident incident, FixProposed fix)
    {
        if (incident.Fixes.Any(f => f.Id == fix.FixId))
        {
            return Decision.Nothing;
        }

        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        var refused = Refusals.Missing("description", fix.Description)
            ?? Refusals.Missing("implementedBy", fix.ImplementedBy)
            ?? CommandRules.HandsOff(incident, fix.ImplementedBy);
        return refused is not null ? refused : Decision.Record(fix);
    }

    public static Decision Validate(Incident incident, Guid fixId, Actor by)
    {
        if (Unusable(incident, fixId, out var fix) is { } unusable)
        {
            return unusable;
        }

        if (fix.ValidatedBy is not null)
        {
            return Decision.Nothing;
        }

        var lead = incident.HolderOf(IncidentRoles.EngineeringLead)?.Person;
        return by.IsPerson(lead) || (by.Kind == ActorKind.Person && incident.IsAlone(by.Id))
            ? Decision.Record(new FixValidated(fixId, by.Id))
            : CommandRules.OnlyLeadValidates(lead);
    }

    /// <param name="deployedBy">Person id of who deployed it.</param>
    /// <param name="occurredAt">When it was deployed, if before now; windows count from when it is recorded.</param>
    public static Decision Deploy(Incident incident, Guid fixId, string deployedBy, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if (Unusable(incident, fixId, out var fix) is { } unusable)
        {
            return unusable;
        }

        if (fix.DeployedAt is not null)
        {
            return Decision.Nothing;
        }

        if (fix.ValidatedBy is null)
        {
            return CommandRules.NotValidated;
        }

        var refused = Refusals.Missing("deployedBy", deployedBy)
            ?? CommandRules.HandsOff(incident, deployedBy)
            ?? Refusals.InTheFuture(occurredAt, now);
        return refused is not null ? refused : Decision.Record(new NewFact(new FixDeployed(fixId, deployedBy), occurredAt));
    }

    public static Decision Revert(Incident incident, Guid fixId, string reason, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if (incident.Fixes.FirstOrDefault(f => f.Id == fixId) is { Reverted: true })
        {
            return Decision.Nothing;
        }

        if (Unusable(incident, fixId, out var fix) is { } unusable)
        {
            return unusable;
        }

        if (fix.DeployedAt is null)
        {
            return new Rejection("fix-not-deployed", "The fix is not deployed.", "There is nothing to take back; propose another fix.");
        }

        return (Refusals.Missing("reason", reason) ?? Refusals.InTheFuture(occurredAt, now)) is { } refused
            ? refused
            : Decision.Record(new NewFact(new FixReverted(fixId, reason), occurredAt));
    }

    private static Rejection? Unusable(Incident incident, Guid fixId, out Fix fix)
    {
        fix = incident.Fixes.FirstOrDefault(f => f.Id == fixId)!;
        if (fix is null)
        {
            return new Rejection("fix-unknown", $"There is no fix {fixId} on this incident.", "Propose it first.", RejectionKind.NotFound);
        }

        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        return fix.Reverted ? new Rejection("fix-reverted", "The fix was taken back.", "Propose a new one.") : null;
    }
}
