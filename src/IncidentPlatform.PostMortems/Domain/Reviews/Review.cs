using IncidentPlatform.PostMortems.Domain.Evidence;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>
/// The blameless review of one incident: a pure function of the incident's facts 1 to <paramref name="Version"/> and of the
/// review file at <paramref name="Edition"/>. The same two numbers give the same review for ever.
/// </summary>
/// <param name="Number">Human key of the incident.</param>
/// <param name="Title">Title of the incident.</param>
/// <param name="Mode"><c>live</c>, <c>test</c>, <c>retrospective</c> or <c>drill</c>.</param>
/// <param name="Timeline">Every fact, in the order in which things happened.</param>
/// <param name="Obligations">What was owed, and how it went.</param>
/// <param name="PublishedVersion">Stream version of the last publication: later facts are marked.</param>
public sealed record Review(
    Guid IncidentId,
    string Number,
    string Title,
    string Mode,
    long Version,
    long Edition,
    ReviewPhase Phase,
    IReadOnlyList<ReviewSection> Sections,
    IReadOnlyList<TimelineRow> Timeline,
    IReadOnlyList<ObligationRow> Obligations,
    IReadOnlyList<ActionItem> ActionItems,
    PublicReview Public,
    long? PublishedVersion)
{
    /// <summary>Names of the fields that a distribution waits for.</summary>
    public IReadOnlyList<string> Unanswered(Distribution distribution) =>
        [.. Sections.SelectMany(s => s.Fields).Where(f => f.NeededFor == distribution && f.Status == FieldStatus.NotAnswered).Select(f => f.Name)];

    public ReviewField Field(string name) => Sections.SelectMany(s => s.Fields).First(f => f.Name == name);

    public static Review Of(Guid incidentId, Story story, ReviewFile file)
    {
        var milestones = Milestones.Of(story);
        var obligations = ObligationRows.Of(story);
        var statements = SummaryStatements.Of(story)
            .Concat(ImpactStatements.Of(story))
            .Concat(Milestones.Statements(milestones))
            .Concat(CauseStatements.Of(story))
            .Concat(DetectionDelay.Of(story))
            .Concat(EscalationDelay.Of(story))
            .Concat(ResponseStatements.Of(story, obligations))
            .Concat(FollowUpStatements.Of(story, file))
            .ToLookup(s => s.Field, s => s.Statement);
        var published = file.Published.Count == 0 ? (long?)null : file.Published.Max(p => p.StreamVersion);

        return new Review(
            incidentId,
            file.Number,
            SummaryStatements.Title(story) ?? file.Number,
            story.Last<IncidentDeclared>()?.Data.Mode ?? "live",
            story.Version,
            file.Edition,
            file.Phase,
            [.. Template.Sections.Select(s => new ReviewSection(s.Name, s.Title, [.. s.Fields.Select(f => ReviewField.Of(f, [.. statements[f.Name]], file))]))],
            Reviews.Timeline.Of(story, milestones, published),
            obligations,
            file.ActionItems,
            PublicReview.Of(file, story, milestones),
            published);
    }
}

public sealed record ReviewSection(string Name, string Title, IReadOnlyList<ReviewField> Fields);

public enum FieldStatus
{
    NotAnswered,
    Answered,
    Waived,

    /// <summary>Nothing waits for it.</summary>
    NotNeeded,
}

/// <param name="Statements">What the facts say, each with its citations.</param>
/// <param name="Written">What people say.</param>
/// <param name="Waiver">Why it may stay unanswered.</param>
public sealed record ReviewField(
    string Name, string Label, Distribution? NeededFor, FieldStatus Status, IReadOnlyList<Statement> Statements, Words? Written, Words? Waiver)
{
    internal static ReviewField Of(TemplateField field, IReadOnlyList<Statement> statements, ReviewFile file)
    {
        var (written, waiver) = (file.TextOf(field.Name), file.WaiverOf(field.Name));
        var status = written is not null || statements.Any(s => !s.Partial) ? FieldStatus.Answered
            : waiver is not null ? FieldStatus.Waived
            : field.NeededFor is null ? FieldStatus.NotNeeded
            : FieldStatus.NotAnswered;
        return new ReviewField(field.Name, field.Label, field.NeededFor, status, statements, written, waiver);
    }
}
