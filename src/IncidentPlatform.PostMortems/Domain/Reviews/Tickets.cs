using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>
/// Support tickets: a report counts a period that ends when it occurred, and periods may overlap. Only periods that do
/// not overlap are added up, so the total is what is certain, and says which time it covers.
/// </summary>
internal static class Tickets
{
    public static IEnumerable<Statement> Of(Story story)
    {
        var reports = story.All<TicketVolumeReported>().OrderBy(r => r.At).ThenBy(r => r.Cite.Version).ToList();
        if (reports.Count == 0)
            yield break;

        List<Told<TicketVolumeReported>> counted = [];
        foreach (var report in reports)
        {
            if (counted.Count == 0 || report.At - report.Data.Period >= counted[^1].At)
                counted.Add(report);
        }

        var (tickets, normal) = (counted.Sum(r => r.Data.Count), counted.Sum(r => r.Data.Normal));
        var covered = counted.Aggregate(TimeSpan.Zero, (sum, r) => sum + r.Data.Period);
        yield return Statement.Counts(
            $"{Wording.Many(tickets, "ticket")} in {Wording.Length(covered)}{Increase(tickets, normal)}", tickets, "tickets", counted.SelectMany(Inputs));

        var peak = reports.MaxBy(r => r.Data.Ratio)!;
        yield return Statement.Counts(
            $"At the peak {Wording.Number(peak.Data.Ratio)} times the normal volume, at {Wording.Minute(peak.At)}", peak.Data.Ratio, "ratio", Inputs(peak));
    }

    private static string Increase(decimal tickets, decimal normal) =>
        normal <= 0 ? " (the normal volume is not known)"
        : tickets >= normal ? $" ({Wording.Number((tickets / normal - 1) * 100)}% over normal)"
        : $" ({Wording.Number((1 - tickets / normal) * 100)}% under normal)";

    private static IEnumerable<Input> Inputs(Told<TicketVolumeReported> report) =>
    [
        new($"tickets in the {Wording.Length(report.Data.Period)} to {Wording.Minute(report.At)}", Wording.Number(report.Data.Count), report.Cite),
        new("normal for such a period", Wording.Number(report.Data.Normal), report.Cite),
    ];
}
