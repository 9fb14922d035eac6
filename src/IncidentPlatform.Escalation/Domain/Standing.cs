namespace IncidentPlatform.Escalation.Domain;

/// <summary>How an incident stands, as Incidents says with each fact.</summary>
/// <param name="AsOf">Version of the incident's stream it stands for; a newer one replaces an older one.</param>
/// <param name="Mode"><c>live</c>, <c>test</c>, <c>drill</c> or <c>retrospective</c>.</param>
/// <param name="Roles">Role to person id.</param>
/// <param name="Status">Where it stands, <c>declared</c> to <c>merged</c>.</param>
public sealed record Standing(long AsOf, string Mode, IReadOnlyDictionary<string, string> Roles, string Status = "declared")
{
    /// <summary>A false alarm, or carried on in another incident: nothing more comes to be owed on it.</summary>
    public bool IsGone() => Status is "cancelled" or "merged";

    /// <summary>Nobody has to come any more.</summary>
    public bool IsOver() => IsOver(Status);

    public static bool IsOver(string? status) => status is "resolved" or "closed" or "cancelled" or "merged";

    /// <summary>It is told after it was over: nothing about it can be owed in time.</summary>
    public bool IsHistory() => Mode == "retrospective";
}
