using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Rule 7: one commander and one thread for a cascade.</summary>
internal static class CascadeRules
{
    internal const string CommandHeldByRoot = "command-held-by-root";

    /// <summary>Something of the cascade changed between the look at it and the locks.</summary>
    internal static Rejection Moved { get; } = new(
        "cascade-changed", "Incidents were linked or unlinked just now.", "Try again in a moment.", RejectionKind.NotCurrent);

    internal static Rejection HeldByRoot(IncidentKey root) => new(
        CommandHeldByRoot, $"The incident is linked under {root.Number}, whose commander commands it.",
        $"Hand over command of {root.Number}, or unlink this incident first.");

    /// <summary>Refuses to end a root while incidents under it are still worked on.</summary>
    internal static Rejection? OpenUnder(Incident root, string what) =>
        root.Family.Where(c => !c.IsOver).Select(c => c.Number).ToList() is { Count: > 0 } open
            ? new Rejection(
                "cascade-open", $"{string.Join(", ", open)} under this incident {(open.Count == 1 ? "is" : "are")} not over.",
                $"End or unlink {(open.Count == 1 ? "it" : "them")} before {what}.")
            : null;

    internal static Rejection? Different(Incident one, Incident other) => one.Mode == other.Mode
        ? null
        : new Rejection(
            "modes-differ", $"{one.Number} is {one.Mode.ToString().ToLowerInvariant()} and {other.Number} is {other.Mode.ToString().ToLowerInvariant()}.",
            "Bring together only incidents that are meant the same way.");

    /// <summary>Refuses to link a security incident: who commands through a link would know of it, and change, without anybody naming them.</summary>
    internal static Rejection? Restricted(Incident incident, Incident root) =>
        (incident.Security is not null ? incident : root.Security is not null ? root : null) is { } secret
            ? new Rejection(
                "security-incident-stands-alone", $"{secret.Number} is a security incident: only its own named people know of it and command it.",
                "Command them apart; merge them where both are security incidents known to the same people.")
            : null;
}
