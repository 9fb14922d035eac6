namespace IncidentPlatform.Communications.StatusPage;

/// <summary>The page's status in one word and one sentence.</summary>
public static class OverallStatus
{
    public static (string Indicator, string Description) Of(PublicPage page)
    {
        var impacts = page.Unresolved.Select(i => i.Impact).ToList();
        return impacts.Contains("critical") ? ("critical", "Major service disruption")
            : impacts.Contains("major") ? ("major", "Partial service disruption")
            : impacts.Count > 0 ? ("minor", "Minor service disruption")
            : ("none", "All systems operational");
    }
}
