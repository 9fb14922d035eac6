using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>When nobody tells customers in time, a text that states no fact goes out by itself.</summary>
public static class PreApprovedTexts
{
    internal static void Plan(Unfolding story, News news)
    {
        var c = story.State!;
        if (news.Missed is not { } missed || c.Situation.Restricted || c.Situation.ToldThrough is not null || c.Situation.IsOver() || c.Planned.Any(p => p.ObligationId == missed.ObligationId))
            return;

        story.Record(new PreApprovedTextPlanned(missed.ObligationId, missed.Obligation, missed.At + missed.Grace), news.Source.Id);
    }

    /// <summary>The time has come: the text goes, unless customers were told since, or there is nothing left to hold.</summary>
    public static Decision Release(Conversation? conversation, Guid obligationId, Playbook playbook, DateTimeOffset now)
    {
        if (conversation?.Planned.FirstOrDefault(p => p.ObligationId == obligationId) is not { } planned || !IsStillOwed(conversation, planned))
            return Decision.Nothing;
        if (playbook.Workflow.PreApproved.GetValueOrDefault(planned.Obligation) is not { } text)
            return Decision.Nothing;

        var components = conversation.Situation.Components;
        var words = playbook.Words(text.Template, Drafting.VariablesOf(conversation, Audience.Customers, []) with
        {
            Components = components.Count == 0 ? null : Words.Listed(components),
        });
        var draft = new UpdateDrafted(
            DerivedId.Of(obligationId, "pre-approved"), Audience.Customers, text.Kind, new Text(words.Title, words.Body).Clean(),
            Status: null, States: [], $"{playbook.Workflow.Name}/{playbook.Workflow.Version} {words.By}");
        var story = new Unfolding(conversation, now);
        story.Record(draft);
        var update = story.State!.Update(draft.UpdateId)!;
        Sending.Begin(story, update, Sending.Channels(conversation, update, playbook.Workflow), preApproved: true, playbook);
        return story.Decision();
    }

    private static bool IsStillOwed(Conversation c, PlannedText planned) =>
        !c.Situation.Restricted && c.Situation.ToldThrough is null && !c.Situation.IsOver()
        && c.Update(DerivedId.Of(planned.ObligationId, "pre-approved")) is null
        && c.Updates.All(u => u.Audience != Audience.Customers || u.To is not null
            || (u.Stage != UpdateStage.Sending && !(u.Stage == UpdateStage.Sent && u.SentAt >= planned.PlannedAt)));
}
