using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>How effective the response was: what was owed, who commanded, how customers were kept informed.</summary>
internal static class ResponseStatements
{
    public static IEnumerable<FieldStatement> Of(Story story, IReadOnlyList<ObligationRow> obligations) =>
    [
        .. Owed(obligations).Select(s => s.For("obligations")),
        .. Command(story).Select(s => s.For("command")),
        .. Updates(story).Select(s => s.For("customer-updates")),
    ];

    private static IEnumerable<Statement> Owed(IReadOnlyList<ObligationRow> rows)
    {
        if (rows.Count == 0)
            yield break;

        foreach (var group in rows.GroupBy(r => r.Outcome).OrderBy(g => g.Key))
        {
            yield return Statement.Counts(
                $"{Wording.Outcome(group.Key)}: {group.Count()} of {rows.Count}",
                group.Count(),
                "obligations",
                group.Select(r => new Input($"{Wording.Plain(r.Obligation)}, due {Wording.Minute(r.Due)}", Wording.Margin(r), r.Cites[^1])));
        }
    }

    private static IEnumerable<Statement> Command(Story story) =>
    [
        .. CommandPeriod.Of(story).Select(p => Statement.Says($"{p.Person} commanded from {Wording.Minute(p.From)}, by {Wording.Plain(p.Basis)}", p.Cite)),
        .. HandOvers(story),
        .. story.All<CommandRuleOverridden>().Select(o => Statement.Says($"Rule {o.Data.Rule} overridden ({o.Data.Override}) at {Wording.Minute(o.At)}: {o.Data.Reason}", o.Cite)),
        .. story.All<ConsequenceRefused>().Select(r => Statement.Says($"Refused by rule {r.Data.Rule} at {Wording.Minute(r.At)}", r.Cite)),
    ];

    private static IEnumerable<Statement> HandOvers(Story story) =>
        story.All<HandOverProposed>().Select(proposed =>
        {
            var what = $"Hand-over of {Wording.Plain(proposed.Data.Role)} from {proposed.Data.From} to {proposed.Data.To}";
            var taken = story.All<HandOverAcknowledged>().FirstOrDefault(
                a => a.Cite.Version > proposed.Cite.Version && a.Data.Role == proposed.Data.Role && a.Data.To == proposed.Data.To);
            return taken is null
                ? Statement.Says($"{what} proposed at {Wording.Minute(proposed.At)}, not acknowledged", proposed.Cite)
                : Statement.Says($"{what} acknowledged after {Wording.Length(taken.At - proposed.At)}", proposed.Cite, taken.Cite);
        });

    private static IEnumerable<Statement> Updates(Story story)
    {
        var sent = story.All<UpdateSent>().Where(u => u.Data is { ToCustomers: true, Left: true }).OrderBy(u => u.At).ThenBy(u => u.Cite.Version).ToList();
        if (sent.Count == 0)
            yield break;

        yield return Statement.Counts(
            $"{Wording.Many(sent.Count, "update")} sent to customers, {sent.Count(u => u.Data.PreApproved)} of them pre-approved text",
            sent.Count,
            "updates",
            sent.Select(u => new Input(Wording.Plain(u.Data.Kind), Wording.Second(u.At), u.Cite)));
        if (sent.Count > 1)
        {
            var (before, after) = sent.Zip(sent.Skip(1)).MaxBy(p => p.Second.At - p.First.At);
            var silence = after.At - before.At;
            yield return Statement.Lasts(
                $"The longest silence between updates: {Wording.Length(silence)}",
                silence,
                new Input("update", Wording.Second(before.At), before.Cite),
                new Input("next update", Wording.Second(after.At), after.Cite));
        }
    }
}
