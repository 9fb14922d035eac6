using System.Globalization;
using IncidentPlatform.Communications.Domain.Facts;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Keeps one draft ready for each audience, holding what is known now. What a person has touched is left alone.</summary>
public static class Drafting
{
    internal static void Refresh(Unfolding story, Playbook playbook, Guid because)
    {
        Refresh(story, playbook, Audience.Customers, because);
        Refresh(story, playbook, Audience.Executives, because);
    }

    private static void Refresh(Unfolding story, Playbook playbook, Audience audience, Guid because)
    {
        var c = story.State!;
        var open = c.Updates.Where(u => u.Audience == audience && u.To is null && u.IsOpen()).ToList();
        var draft = Next(c, playbook, audience, open, because);
        if (draft is not null && open.All(u => u.IsUntouched() || u.Kind != draft.Kind))
        {
            var same = open.FirstOrDefault(u => u.Id == draft.UpdateId);
            if (same is null || same.Text != draft.Text || same.Status != draft.Status || !same.States.SequenceEqual(draft.States))
                story.Record(draft);
        }

        foreach (var overtaken in open.Where(u => u.IsUntouched() && u.Id != draft?.UpdateId))
            story.Record(new UpdateSuperseded(overtaken.Id, draft?.UpdateId));
    }

    private static UpdateDrafted? Next(
        Conversation c, Playbook playbook, Audience audience, List<Update> open, Guid because)
    {
        var (workflow, words) = playbook;
        if (c.Situation.Restricted || c.Situation.ToldThrough is not null || (!workflow.RunsFor(c.Situation) && !c.Told(audience).Any()))
            return null;
        if (NextUpdate.For(c, audience) is not { } kind || workflow.TextFor(audience, kind, c.Situation) is not { } text)
            return null;

        var states = c.Known.Where(k => text.States.Contains(k.About)).ToList();
        var variables = VariablesOf(c, audience, states);
        var body = words(text.Template, variables);
        var id = open.FirstOrDefault(u => u.Kind == kind)?.Id ?? DerivedId.Of(because, $"{audience}/{kind}/{c.Updates.Count}");
        return new UpdateDrafted(
            id, audience, kind,
            new Text(body.Title, body.Body, text.Support is { } support && words(support, variables) is var answer ? new SupportText(answer.Title, answer.Body) : null).Clean(),
            c.Situation.Public(), states, $"{workflow.Name}/{workflow.Version} {body.By}");
    }

    /// <summary>What a template is shown: the situation, and these statements only.</summary>
    internal static Variables VariablesOf(Conversation c, Audience audience, IReadOnlyList<Statement> states)
    {
        var s = c.Situation;
        var open = !s.IsOver();
        return new Variables(
            s.Number,
            audience == Audience.Customers ? null : c.Title,
            s.Severity,
            Words.Of(s.Public()),
            states.About(Subject.Components) is { Length: > 0 } components ? components : null,
            s.Roles.GetValueOrDefault("commander"),
            states.About(Subject.Symptoms),
            states.About(Subject.CustomersAffected),
            states.About(Subject.RevenueLoss),
            states.About(Subject.SlaRisk),
            states.About(Subject.Hypothesis),
            states.About(Subject.Cause),
            TimeIn(states, Subject.Eta),
            states.About(Subject.EtaConfidence),
            TimeIn(states, Subject.WatchedUntil),
            states.About(Subject.Review),
            states.About(Subject.Upstream),
            states.About(Subject.Opening),
            open && s.UpdateEvery is { } every ? (int)every.TotalMinutes : null,
            Cancelled: s.Status == "cancelled",
            FellBack: open && s.Public() != PublicStatus.Monitoring && NextUpdate.LastStatus(c.Told(audience)) == PublicStatus.Monitoring);
    }

    private static string? TimeIn(IReadOnlyList<Statement> states, Subject subject) =>
        DateTimeOffset.TryParse(states.About(subject), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.UtcDateTime.ToString("HH:mm 'UTC on' d MMMM yyyy", CultureInfo.InvariantCulture)
            : null;
}
