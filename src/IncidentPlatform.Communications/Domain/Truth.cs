using System.Text.RegularExpressions;

namespace IncidentPlatform.Communications.Domain;

/// <summary>A message states no fact that the incident's stream does not hold when it leaves.</summary>
public static class Truth
{
    /// <summary>What the update states and does not hold by what has been taken in; empty where all of it does.</summary>
    public static IReadOnlyList<string> Faults(Conversation c, Update update)
    {
        var faults = new List<string>();
        if (c.Situation.ToldThrough is { } thread && Threads.Concerns(update.Audience))
            faults.Add(Threads.Fault(thread));
        if (update.Text.IsErased())
            faults.Add("words of it were erased");
        if (update.Status is { } stated && stated != c.Situation.Public())
            faults.Add($"it says {Words.Of(stated)}, and the incident is {Words.Of(c.Situation.Public())}");
        if (update.Kind == UpdateKind.AllClear && c.Situation.Status != "closed")
            faults.Add("all clear has not been declared");
        if (update.Audience == Audience.Customers)
            faults.AddRange(ProvidersNamed(c, update.Text));
        faults.AddRange(Knowledge.Contradictions(update.States, c.Known));
        return faults;
    }

    /// <summary>Customers are told "our payment processing partner", never the name.</summary>
    private static IEnumerable<string> ProvidersNamed(Conversation c, Text text)
    {
        var words = string.Join('\n', text.Subject, text.Body, text.Support?.Title, text.Support?.Body);
        return (c.Known.About(Subject.UpstreamNames)?.Split('\n') ?? [])
            .Where(name => Regex.IsMatch(words, $@"(?<!\w){Regex.Escape(name)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))
            .Select(name => $"it names the provider {name}; write {c.Known.About(Subject.Upstream)} instead");
    }

    /// <summary>It says nothing that could be wrong: it may leave even when the incident cannot be read.</summary>
    public static bool StatesNothing(Update update) => update.Status is null && update.States.Count == 0 && !update.Text.IsErased();
}
