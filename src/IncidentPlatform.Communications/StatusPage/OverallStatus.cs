namespace IncidentPlatform.Communications.StatusPage;

/// <summary>The page's status in one word and one sentence.</summary>
public static class OverallStatus
{
    /// <returns>Statuspage's indicator (<c>none</c>, <c>maintenance</c>, <c>minor</c>, <c>major</c>, <c>critical</c>), and what it means.</returns>
    public static (string Indicator, string Description) Of(PublicPage page)
    {
        var impacts = page.Unresolved.Select(i => i.Impact).ToList();
        return impacts.Contains("critical") ? ("critical", "Major service disruption")
            : impacts.Contains("major") ? ("major", "Partial service disruption")
            : impacts.Count > 0 ? ("minor", "Minor service disruption")
            : page.Active.Any() ? ("maintenance", "Service under maintenance")
            : ("none", "All systems operational");
    }
}
