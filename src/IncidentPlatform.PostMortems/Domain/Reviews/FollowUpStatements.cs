using IncidentPlatform.PostMortems.Domain.Evidence;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>Action items and distribution (C6, C8), from the file.</summary>
internal static class FollowUpStatements
{
    public static IEnumerable<FieldStatement> Of(Story story, ReviewFile file)
    {
        var done = file.ActionItems.Count(i => i.Completed is not null);
        var severity = story.Last<SeverityChanged>()?.Data.To ?? story.Last<IncidentDeclared>()?.Data.Severity;
        return
        [
            .. file.ActionItems.Select(i => Statement.Says(Line(i)).For("action-items")),
            .. file.Meetings.TakeLast(1).Select(m => Statement.Says($"{Wording.Minute(m.At)}{(m.Place is null ? "" : $", {m.Place}")}").For("meeting")),
            Statement.Says($"To all of engineering, support and leadership: {Published(file, Distribution.Internal)}").For("internal"),
            Statement.Says($"{(severity == "P1" ? "Public version, owed for a P1" : "Public version, not owed for this severity")}: {Published(file, Distribution.External)}").For("external"),
            Statement.Says($"{Wording.Many(file.ActionItems.Count, "action item")}, {done} done; reviewed monthly").For("follow-up"),
        ];
    }

    private static string Line(ActionItem item) =>
        $"{item.Action}; owner {item.Owner}; due {Wording.Day(item.Due)}; priority {item.Priority.ToString().ToLowerInvariant()}; {(item.Completed is { } done ? $"done {Wording.Day(done.At)}" : "open")}";

    private static string Published(ReviewFile file, Distribution distribution) =>
        file.Published.LastOrDefault(p => p.Distribution == distribution) is { } published
            ? $"published {Wording.Minute(published.At)}, as of stream version {published.StreamVersion} and edition {published.Of}, SHA-256 {published.ContentHash}"
            : "not published yet";
}
