using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>The summary (C1): title, date and range, severity, duration, commander.</summary>
internal static class SummaryStatements
{
    public static string? Title(Story story) =>
        story.Last<IncidentRetitled>()?.Data.Title ?? story.Last<IncidentDeclared>()?.Data.Title;

    public static IEnumerable<FieldStatement> Of(Story story)
    {
        if (story.Last<IncidentDeclared>() is not { } declared)
            return [];

        return
        [
            .. TitleOf(story, declared).Select(s => s.For("title")),
            Range(story, declared).For("date"),
            .. Severity(story, declared).Select(s => s.For("severity")),
            .. Duration(story).Select(s => s.For("duration")),
            .. Commander(story).Select(s => s.For("commander")),
        ];
    }

    private static IEnumerable<Statement> TitleOf(Story story, Told<IncidentDeclared> declared) =>
        story.Last<IncidentRetitled>() is { } retitled
            ? [Statement.Says(retitled.Data.Title, retitled.Cite), Statement.Says($"Declared as: {declared.Data.Title}", declared.Cite)]
            : [Statement.Says(declared.Data.Title, declared.Cite)];

    private static Statement Range(Story story, Told<IncidentDeclared> declared)
    {
        var (from, word) = declared.Data.ImpactStartedAt is { } impact ? (impact, "start of the impact") : (declared.At, "declaration");
        return OpenPeriod.Of(story) is [.., { To: { } to, ToCite: { } cite }]
            ? Statement.Says($"{Wording.Minute(from)} ({word}) to {Wording.Minute(to)} ({(story.Last<IncidentCancelled>() is null ? "resolved" : "cancelled")})", declared.Cite, cite)
            : Statement.Says($"Since {Wording.Minute(from)} ({word}); not resolved", declared.Cite) with { Partial = true };
    }

    private static IEnumerable<Statement> Severity(Story story, Told<IncidentDeclared> declared)
    {
        var changes = story.All<SeverityChanged>().ToList();
        yield return Statement.Says(changes is [.., var last] ? last.Data.To : declared.Data.Severity, changes is [.., var l] ? l.Cite : declared.Cite);
        if (changes.Count > 0)
            yield return Statement.Says($"Declared as {declared.Data.Severity}", declared.Cite);
        foreach (var change in changes)
            yield return Statement.Says($"{change.Data.From} to {change.Data.To} at {Wording.Minute(change.At)}: {change.Data.Reason}", change.Cite);
    }

    private static IEnumerable<Statement> Duration(Story story)
    {
        var periods = OpenPeriod.Of(story);
        if (periods is not [.., { To: not null }])
            return [];

        var total = periods.Aggregate(TimeSpan.Zero, (sum, p) => sum + (p.To!.Value - p.From));
        var spans = periods.Select(p => $"{Wording.Minute(p.From)} to {Wording.Minute(p.To!.Value)}");
        var inputs = periods.SelectMany((p, i) => new[]
        {
            new Input(i == 0 ? "declared" : "reopened", Wording.Second(p.From), p.FromCite),
            new Input("ended", Wording.Second(p.To!.Value), p.ToCite!),
        });
        return [Statement.Lasts($"{string.Join("; ", spans)} ({Wording.Length(total)})", total, inputs)];
    }

    private static IEnumerable<Statement> Commander(Story story) =>
        CommandPeriod.Of(story).Select(p => Statement.Says(
            p.To is { } to ? $"{p.Person}, {Wording.Minute(p.From)} to {Wording.Minute(to)}" : $"{p.Person}, from {Wording.Minute(p.From)}", p.Cite));
}
