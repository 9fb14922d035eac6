namespace IncidentPlatform.Escalation.Adapters;

/// <summary>The few sentences that are said to people, in the languages they are said in; English where theirs is not among them.</summary>
internal static class Wording
{
    private static readonly Dictionary<string, (string Page, string Reminder, string Code)> Sentences = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = ("You are needed: {0}{1}, {2}.", "Reminder: {0}.", "Your code is {0}."),
        ["de"] = ("Sie werden gebraucht: {0}{1}, {2}.", "Erinnerung: {0}.", "Ihr Code ist {0}."),
        ["es"] = ("Le necesitan: {0}{1}, {2}.", "Recordatorio: {0}.", "Su código es {0}."),
        ["fr"] = ("On a besoin de vous : {0}{1}, {2}.", "Rappel : {0}.", "Votre code est {0}."),
    };

    public static string Page(string language, string incident, string? severity, string reason) =>
        Fill(In(language).Page, incident, severity is null ? "" : $" ({severity})", reason);

    public static string Reminder(string language, string reason) => Fill(In(language).Reminder, reason);

    public static string Code(string language, string code) => Fill(In(language).Code, string.Join(' ', code.ToCharArray()));

    private static (string Page, string Reminder, string Code) In(string language) =>
        Sentences.TryGetValue(language.Split('-')[0], out var sentences) ? sentences : Sentences["en"];

    private static string Fill(string sentence, params object[] values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, values);
}
