namespace IncidentPlatform.Escalation.Domain;

/// <summary>How an incident stands, as Incidents says with each fact.</summary>
/// <param name="AsOf">Version of the incident's stream it stands for; a newer one replaces an older one.</param>
/// <param name="Mode"><c>live</c>, <c>test</c>, <c>drill</c> or <c>retrospective</c>.</param>
/// <param name="Roles">Role to person id.</param>
public sealed record Standing(long AsOf, string Mode, IReadOnlyDictionary<string, string> Roles)
{
    /// <summary>It is told after it was over: nothing about it can be owed in time.</summary>
    public bool IsHistory() => Mode == "retrospective";
}
