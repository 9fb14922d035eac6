namespace IncidentPlatform.Communications.Domain;

/// <summary>What the platform itself says in a room. Words of people stand in it as quotations that no chat takes for markup.</summary>
public static class RoomTexts
{
    /// <summary>What the room is headed with: number, severity, status, who commands; no words of people.</summary>
    public static string Topic(Conversation c) => string.Join(
        " · ",
        (IEnumerable<string>)[c.Situation.Number, c.Situation.Severity, c.Situation.Status, $"commander {Commander(c)}", .. c.Situation.Restricted ? ["restricted"] : (string[])[]]);

    /// <summary>What is known when the room opens.</summary>
    public static string FirstSummary(Conversation c)
    {
        IEnumerable<(string Name, string? Value)> lines =
        [
            ("What", c.Title),
            ("Affected", c.Known.About(Subject.Components)),
            ("Symptoms", c.Known.About(Subject.Symptoms)),
            ("Customers affected", c.Known.About(Subject.CustomersAffected)),
            ("Suspected", c.Known.About(Subject.Hypothesis)),
            ("Cause", c.Known.About(Subject.Cause)),
            ("Commander", Commander(c)),
            ("Bridge", c.Room?.BridgeUrl ?? "not open yet"),
        ];
        return string.Join('\n', lines
            .Where(l => !string.IsNullOrEmpty(l.Value))
            .Select(l => $"{l.Name}: {(l.Name == "Bridge" ? l.Value : PlainText.Quoted(l.Value!))}")
            .Prepend($"{c.Situation.Number}, {c.Situation.Severity}, {c.Situation.Status}{(c.Situation.Restricted ? ", restricted" : "")}"));
    }

    /// <summary>Facts whose words stand in the first summary.</summary>
    public static IReadOnlyList<Guid> Repeated(Conversation c) => [.. c.Known.Select(k => k.Source.Id).Concat(c.TitledBy is { } titled ? [titled] : []).Distinct()];

    public static string BridgeIsOpen(string url) => $"The bridge is open: {url}";

    /// <summary>The answer to a message that holds code or logs.</summary>
    public static string ToTechnicalRoom(WarRoom room) =>
        $"Code and logs are read in the technical room, {room.Technical?.Url ?? room.TechnicalName()}. Your message stays here; go on there, and bring the result back.";

    /// <summary>A message as it is said in a room kept elsewhere.</summary>
    public static string Said(WarRoomMessage message) =>
        message.AuthorKind == Kernel.ActorKind.Person ? $"{message.Author}: {message.Text}" : message.Text;

    private static string Commander(Conversation c) => PlainText.Quoted(c.Situation.Roles.GetValueOrDefault("commander") ?? "nobody yet");
}
