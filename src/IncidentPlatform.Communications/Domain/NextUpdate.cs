namespace IncidentPlatform.Communications.Domain;

/// <summary>Which kind of update an audience should get next, from what it was told and how things stand.</summary>
public static class NextUpdate
{
    /// <summary>The kind; null where there is nothing to say.</summary>
    public static UpdateKind? For(Conversation c, Audience audience)
    {
        var told = c.Told(audience).ToList();
        var toldResolved = LastStatus(told) == PublicStatus.Resolved;
        return c.Situation.Status switch
        {
            "cancelled" or "merged" => told.Count > 0 && !toldResolved ? UpdateKind.Correction : null,
            "closed" when told.Count == 0 => null,
            "closed" when told.All(u => u.Kind != UpdateKind.AllClear) => UpdateKind.AllClear,
            "closed" => c.Known.About(Subject.Review) is not null && told.All(u => u.Kind != UpdateKind.PostMortem)
                ? UpdateKind.PostMortem
                : null,
            "resolved" when toldResolved => null,
            _ => audience == Audience.Executives ? UpdateKind.ExecutiveBrief : ForCustomers(c, told, toldResolved),
        };
    }

    /// <summary>The public word that an audience was last told.</summary>
    public static PublicStatus? LastStatus(IEnumerable<Update> told) => told.LastOrDefault(u => u.Status is not null)?.Status;

    private static UpdateKind ForCustomers(Conversation c, List<Update> told, bool toldResolved) => c.Situation.Public() switch
    {
        PublicStatus.Resolved => UpdateKind.Resolved,
        _ when toldResolved => UpdateKind.Correction,
        PublicStatus.Monitoring when LastStatus(told) != PublicStatus.Monitoring => UpdateKind.Monitoring,
        _ when told.Count == 0 => UpdateKind.FirstNotice,
        _ => UpdateKind.Progress,
    };
}
