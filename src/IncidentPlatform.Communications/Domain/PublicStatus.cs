namespace IncidentPlatform.Communications.Domain;

/// <summary>The four words the public sees.</summary>
public enum PublicStatus
{
    Investigating,
    Identified,
    Monitoring,
    Resolved,
}

public static class PublicStatuses
{
    /// <summary>The public word for an incident's status. An unknown status says no more than that we are looking.</summary>
    public static PublicStatus Of(string incidentStatus) => incidentStatus switch
    {
        "identified" or "fixing" => PublicStatus.Identified,
        "verifying" => PublicStatus.Monitoring,
        "resolved" or "closed" or "cancelled" or "merged" => PublicStatus.Resolved,
        _ => PublicStatus.Investigating,
    };
}
