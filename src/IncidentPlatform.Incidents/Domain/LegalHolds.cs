using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Nothing of the incident may be erased.</summary>
/// <param name="By">Who said so.</param>
/// <param name="Since">From when on.</param>
public sealed record LegalHold(string By, DateTimeOffset Since);

/// <summary>What may be evidence is kept, in any status of the incident: whoever speaks for legal says from when to when.</summary>
public static class LegalHolds
{
    /// <param name="isLegal">Whether they have the role in the organisation.</param>
    public static Decision Set(Incident incident, bool held, string reason, Actor by, bool isLegal)
    {
        if (!isLegal && !by.IsPerson(incident.HolderOf(IncidentRoles.LegalCounsel)?.Person))
        {
            return new Rejection(
                "only-legal", "A legal hold is set and lifted by legal: the role in the organisation, or the legal counsel of the incident.",
                "Ask legal, or have legal counsel assigned to the incident.", RejectionKind.Forbidden);
        }

        if (incident.LegalHold is not null == held)
        {
            return Decision.Nothing;
        }

        return Refusals.Missing("reason", reason) is { } missing ? missing : Decision.Record(new LegalHoldSet(held, reason));
    }

    /// <summary>Refuses to erase what is held.</summary>
    public static Rejection? Keeps(Incident incident) => incident.LegalHold is { } hold
        ? new Rejection(
            "legal-hold", $"{incident.Number} is under legal hold, set by {hold.By} at {hold.Since:u}: nothing of it is erased.",
            $"Ask legal whether it still has to be kept; when the hold is lifted (POST /incidents/{incident.Number}/legal-hold), ask for the erasure again.")
        : null;
}
