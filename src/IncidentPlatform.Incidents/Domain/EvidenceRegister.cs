using System.Text.RegularExpressions;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What was collected, and whose hands it went through without a gap.</summary>
public static partial class EvidenceRegister
{
    public static Decision Register(Incident incident, EvidenceRegistered evidence, DateTimeOffset now)
    {
        if (Secrecy.NotDesignated(incident) is { } notDesignated)
        {
            return notDesignated;
        }

        if (incident.Security!.Custodians.ContainsKey(evidence.EvidenceId))
        {
            return Decision.Nothing;
        }

        var refused = Refusals.Missing("name", evidence.Name)
            ?? Refusals.Missing("location", evidence.Location)
            ?? Refusals.Missing("collectedBy", evidence.CollectedBy)
            ?? Refusals.InTheFuture(evidence.CollectedAt, now)
            ?? (Sha256().IsMatch(evidence.Sha256)
                ? null
                : Refusals.Invalid("hash-invalid", "sha256 is not a SHA-256 hash.", "Give the 64 hexadecimal digits that sha256sum prints."));
        return refused is not null
            ? refused
            : Decision.Record(new NewFact(evidence with { Sha256 = evidence.Sha256.ToLowerInvariant() }, evidence.CollectedAt));
    }

    /// <summary>Whoever has it hands it on; the security lead may where they cannot.</summary>
    public static Decision Transfer(Incident incident, Guid evidence, string to, string reason, Actor by)
    {
        if (incident.Security?.Custodians.GetValueOrDefault(evidence) is not { } custodian)
        {
            return new Rejection("evidence-unknown", $"There is no evidence {evidence} on this incident.", "Register it first.", RejectionKind.NotFound);
        }

        if (custodian == to)
        {
            return Decision.Nothing;
        }

        if (!by.IsPerson(custodian) && !by.IsPerson(incident.HolderOf(IncidentRoles.SecurityLead)?.Person))
        {
            return new Rejection(
                "only-custodian", $"{custodian} has it.", $"Ask {custodian} to hand it on, or the security lead.", RejectionKind.Forbidden);
        }

        if (!incident.Security.Named.Contains(to))
        {
            return new Rejection("not-named", $"{to} may not know of the incident.", "Have the commander or the security lead name them first.");
        }

        return Refusals.Missing("reason", reason) is { } missing ? missing : Decision.Record(new CustodyTransferred(evidence, custodian, to, reason));
    }

    [GeneratedRegex("^[0-9a-fA-F]{64}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Sha256();
}
