namespace IncidentPlatform.Incidents.Domain;

/// <summary>Where an incident stands; it follows from its facts and is never set.</summary>
public enum IncidentStatus
{
    /// <summary>Somebody is asked whether it is an incident; nobody commands it yet.</summary>
    Proposed,

    /// <summary>Nothing is known yet.</summary>
    Declared,

    /// <summary>From the first finding, hypothesis or assessment.</summary>
    Investigating,

    /// <summary>The root cause is confirmed.</summary>
    Identified,

    /// <summary>A fix or mitigation is proposed, or the one that was deployed did not hold.</summary>
    Fixing,

    /// <summary>A fix is deployed and has to show that it holds.</summary>
    Verifying,

    /// <summary>Declared resolved; the recovery watch runs.</summary>
    Resolved,

    /// <summary>All clear was declared.</summary>
    Closed,

    /// <summary>A false alarm, or a proposal that was declined or that nobody took up in time.</summary>
    Cancelled,

    /// <summary>Carried on in another incident.</summary>
    Merged,
}
