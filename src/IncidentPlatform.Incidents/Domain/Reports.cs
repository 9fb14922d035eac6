using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What others establish and what arrives by itself: always recorded, in any status. Only its consequence goes through the rules.</summary>
public static class Reports
{
    /// <summary>Whether the consequence of a fact is decided on who commands, for which the whole cascade must be looked at.</summary>
    public static bool MayMoveCommand(object reported) => reported is
        PageAcknowledged { Reason: CommandEvolution.AskedToCommand or CommandEvolution.AskedAgain } or PagesExhausted { Reason: CommandEvolution.AskedToCommand };

    /// <summary>Records what a sibling service reports, with the consequence it has here.</summary>
    /// <param name="reported">The fact, under the id its source gave it.</param>
    /// <param name="engineer">Person id of the engineer on call; null where nobody is.</param>
    public static Decision Take(Incident incident, NewFact reported, string? engineer = null) => reported.Data switch
    {
        PageAcknowledged { Reason: CommandEvolution.AskedToCommand or CommandEvolution.AskedAgain } e =>
            Decision.Record([reported, .. TakesCommand(incident, e.Person, acknowledged: true, reported)]),
        PagesExhausted { Reason: CommandEvolution.AskedToCommand } when engineer is not null && IsLeftAlone(incident) =>
            Decision.Record([reported, .. TakesCommand(incident, engineer, acknowledged: false, reported)]),
        PageAcknowledged e when Secrecy.RoleWoken(incident, e) is { } role => Decision.Record(
            reported,
            new NewFact(new RoleAssigned(role, e.Person, RoleBasis.Escalation, Acknowledged: true), Actor: reported.Actor, Cause: reported.Id)),
        _ => Decision.Record(reported),
    };

    /// <summary>Records that alerts joined the incident.</summary>
    public static Decision Attach(AlertsAttached alerts) => Decision.Record(alerts);

    public static Decision ReportTicketVolume(TicketVolumeReported volume, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        var refused = volume is { Count: >= 0, Normal: > 0 } && volume.Period > TimeSpan.Zero
            ? Refusals.InTheFuture(occurredAt, now)
            : Refusals.Invalid("volume-invalid", "A count of 0 or more, a normal above 0 and a period are needed.", "Correct the numbers.");
        return refused is not null
            ? refused
            : Decision.Record(new NewFact(volume with { Ratio = Math.Round(volume.Count / volume.Normal, 2) }, occurredAt));
    }

    public static Decision ReportMediaAttention(MediaAttentionReported attention, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        var refused = attention.Count < 1
            ? Refusals.Invalid("count-invalid", "Media attention is at least one mention.", "Give the number of mentions.")
            : Refusals.NoLink(attention.Link) ?? Refusals.InTheFuture(occurredAt, now);
        return refused is not null ? refused : Decision.Record(new NewFact(attention, occurredAt));
    }

    /// <summary>Something was changed at that time: it may be the cause, and it may not.</summary>
    public static Decision RecordChange(ChangeRecorded change, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        var refused = Refusals.Missing("change", change.Change)
            ?? Refusals.Missing("description", change.Description)
            ?? Refusals.NoLink(change.Link)
            ?? Refusals.InTheFuture(occurredAt, now);
        return refused is not null ? refused : Decision.Record(new NewFact(change, occurredAt));
    }

    /// <summary>After hours, and nobody has said that they command: the engineer on call does.</summary>
    private static bool IsLeftAlone(Incident incident) =>
        incident is { AfterHours: not null, DayTeam: null, Root: null } && incident.HolderOf(IncidentRoles.Commander) is { Acknowledged: false };

    /// <summary>
    /// Command moves to somebody who was asked to command and said yes, or to the engineer on call when nobody did; unless it is held or the
    /// rules keep them apart.
    /// </summary>
    private static IEnumerable<object> TakesCommand(Incident incident, string person, bool acknowledged, NewFact reported)
    {
        if (incident.HolderOf(IncidentRoles.Commander) is not { } commander || commander.Person == person || incident.IsOver)
        {
            yield break;
        }

        var refused = incident.Root is { } root ? CascadeRules.HeldByRoot(root)
            : commander.Acknowledged ? CommandRules.Held(commander, Actor.Person(person))
            : CommandRules.KeepsApart(incident, IncidentRoles.Commander, person);
        yield return refused is null
            ? new NewFact(
                new RoleAssigned(IncidentRoles.Commander, person, RoleBasis.Escalation, acknowledged, Replaces: commander.Person),
                Actor: reported.Actor, Cause: reported.Id)
            : new NewFact(new ConsequenceRefused(reported.Id ?? Guid.CreateVersion7(), refused.Code, refused.WayOn), Cause: reported.Id);
    }
}
