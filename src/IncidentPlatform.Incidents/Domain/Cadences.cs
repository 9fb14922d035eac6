using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Between which times a commander may set how often customers hear of an incident.</summary>
public sealed record CadenceBounds(TimeSpan Least, TimeSpan Most);

/// <summary>How often customers hear of one incident.</summary>
public static class Cadences
{
    /// <summary>Kind of the obligation whose due time is the cadence.</summary>
    public const string NextUpdate = "next-update";

    /// <summary>What the policy says where the commander changed nothing; null where it asks for no regular updates.</summary>
    public static TimeSpan? Of(Policy? policy) => policy?.Obligations.FirstOrDefault(o => o.Kind == NextUpdate)?.Due;

    /// <param name="bounds">What the policy pack allows.</param>
    public static Decision Change(Incident incident, TimeSpan every, string reason, CadenceBounds bounds, Actor by)
    {
        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (incident.Root is { } root)
        {
            return new Rejection("told-through-root", $"Customers hear of this incident through {root.Number}.", $"Change the cadence of {root.Number}.");
        }

        if (!by.IsPerson(incident.Commander))
        {
            return Refusals.OnlyCommander(incident, "changes the cadence");
        }

        if (Of(incident.Policy) is not { } usual)
        {
            return new Rejection("no-cadence", "The policy asks for no regular updates of this incident.", "Raise the severity, or send an update by hand.");
        }

        if (every < bounds.Least || every > bounds.Most)
        {
            return Refusals.Invalid(
                "cadence-out-of-bounds", $"The policy allows updates every {bounds.Least.InWords()} to {bounds.Most.InWords()}.",
                "Choose a time between them, or have the policy pack changed.");
        }

        if (every == (incident.Cadence ?? usual))
        {
            return Decision.Nothing;
        }

        return Refusals.Missing("reason", reason) is { } missing ? missing : Decision.Record(new CadenceChanged(every, bounds.Least, bounds.Most, reason));
    }
}
