using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What who joins has to see first.</summary>
public static class Pinning
{
    /// <summary>So many pins are read; more are not.</summary>
    public const int Most = 50;

    public static Decision Pin(Incident incident, Guid fact)
    {
        if (incident.Pinned.Contains(fact))
        {
            return Decision.Nothing;
        }

        return incident.Pinned.Count >= Most
            ? new Rejection("too-many-pins", $"{Most} facts are pinned already.", "Unpin one that matters less.")
            : Decision.Record(new FactPinned(fact));
    }

    public static Decision Unpin(Incident incident, Guid fact) =>
        incident.Pinned.Contains(fact) ? Decision.Record(new FactUnpinned(fact)) : Decision.Nothing;
}
