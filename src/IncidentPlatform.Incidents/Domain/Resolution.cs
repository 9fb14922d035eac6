using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Rules 4 and 5: resolved and all clear are earned by time and evidence, never by silence.</summary>
public static class Resolution
{
    public static Decision Verify(Incident incident, VerificationRecorded verification, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (incident.Status == IncidentStatus.Resolved)
        {
            return new Rejection("already-resolved", "The incident is resolved and watched.", "Report a recurrence if it came back.");
        }

        if (!incident.Fixes.Any(f => f.Stands))
        {
            return NothingDeployed;
        }

        return (Refusals.Missing("tests", verification.Tests) ?? Testing.Fault(verification) ?? Refusals.InTheFuture(occurredAt, now)) is { } refused
            ? refused
            : Decision.Record(new NewFact(verification with { Signals = [.. verification.Signals.Distinct()] }, occurredAt));
    }

    /// <summary>Start of the quiet that resolved would stand on: the latest of deployed, passed, last failing signal and reopened.</summary>
    public static DateTimeOffset? QuietSince(Incident incident)
    {
        DateTimeOffset?[] last =
        [
            incident.Fixes.Where(f => f.Stands).Max(f => f.DeployedAt),
            incident.Verification is { Passed: true } v ? v.At : null,
            incident.SignalFailedAt,
            incident.ReopenedAt,
        ];
        return last.Max();
    }

    public static Decision Resolve(Incident incident, SignalReadings readings, Actor by, DateTimeOffset now)
    {
        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (!by.IsPerson(incident.Commander))
        {
            return Refusals.OnlyCommander(incident, "declares resolved");
        }

        if (incident.Status == IncidentStatus.Resolved)
        {
            return Decision.Nothing;
        }

        if (!incident.Fixes.Any(f => f.Stands))
        {
            return NothingDeployed;
        }

        if (incident.Verification is not { Passed: true } verification)
        {
            return new Rejection(
                "verification-not-passed", "No verification of what is deployed is recorded as passed.",
                "Run the tests and record the verification with the signals to watch.");
        }

        return Stability.Unproven(incident, verification, readings, now) is { } unproven
            ? unproven
            : Decision.Record(new IncidentResolved(
                QuietSince(incident)!.Value, Stability.Throughout(incident, verification, readings, now)));
    }

    public static Decision DeclareAllClear(Incident incident, Actor by, DateTimeOffset now)
    {
        if (!by.IsPerson(incident.Commander))
        {
            return Refusals.OnlyCommander(incident, "declares all clear");
        }

        if (incident.Status == IncidentStatus.Closed)
        {
            return Decision.Nothing;
        }

        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (incident is not { Status: IncidentStatus.Resolved, ResolvedAt: { } resolvedAt, Policy: { } policy })
        {
            return new Rejection("not-resolved", "The incident is not resolved.", "Declare it resolved first; the recovery watch starts then.");
        }

        var end = resolvedAt + policy.RecoveryWatch;
        if (now < end)
        {
            return new Rejection(
                "recovery-watch", $"The recovery watch of {policy.RecoveryWatch.InWords()} has not elapsed.",
                $"Declare all clear from {end:u} on, {(end - now).InWords()} from now; report a recurrence if it comes back.");
        }

        return (RelatedTickets.Waiting(incident) ?? CascadeRules.OpenUnder(incident, "all clear is declared")) is { } waiting
            ? waiting
            : Decision.Record(new AllClearDeclared(resolvedAt));
    }

    /// <summary>It came back within the watch: the same incident goes on, under the same commander.</summary>
    public static Decision Recur(Incident incident, string reason)
    {
        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (incident.Status != IncidentStatus.Resolved)
        {
            return new Rejection("not-resolved", "The incident is still being worked on.", "Record what you see as a finding.");
        }

        return Refusals.Missing("reason", reason) is { } missing
            ? missing
            : Decision.Record(new RecurrenceDetected(reason), new IncidentReopened(reason));
    }

    /// <summary>A signal turned to failing: it restarts the stability window, or reopens what is being watched.</summary>
    public static Decision Fail(Incident incident, string signal)
    {
        var failed = new SignalFailed(signal);
        return incident.Status switch
        {
            IncidentStatus.Resolved => Decision.Record(
                failed, new RecurrenceDetected($"{signal} fails again."), new IncidentReopened($"{signal} fails again.")),
            < IncidentStatus.Resolved when incident.Fixes.Any(f => f.Stands) => Decision.Record(failed),
            _ => Decision.Nothing,
        };
    }

    private static Rejection NothingDeployed { get; } = new(
        "fix-not-deployed", "No fix or mitigation is deployed.", "Propose one, have it validated and deploy it.");
}
