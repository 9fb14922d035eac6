using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>People's own words in an update.</summary>
public static class Writing
{
    /// <summary>A person writes an update. A draft of the same kind that nobody touched gives way to it.</summary>
    /// <param name="states">Subjects the text states; each must be known.</param>
    /// <param name="detail">Technical detail that a text of a restricted incident must not name.</param>
    /// <param name="to">Which of the customers it is for; null for all of them.</param>
    /// <param name="corrects">The update it corrects, if it corrects one.</param>
    public static Decision Write(
        Conversation? conversation, Guid updateId, Audience audience, UpdateKind kind, Text text, IReadOnlyList<Subject> states,
        IReadOnlyList<string>? detail = null, Selection? to = null, Guid? corrects = null)
    {
        if (conversation is not { } c)
            return UpdateRejections.NoConversation;
        if (c.Update(updateId) is not null)
            return Decision.Nothing;
        if (TechnicalDetail.Refuses(c, audience, states) is { } technical)
            return technical;
        if (c.Situation.ToldThrough is { } thread && Threads.Concerns(audience))
            return UpdateRejections.ToldElsewhere(thread);

        if (Choices(c, audience, kind, to, corrects) is { } faulty)
            return faulty;

        var open = to is null ? c.Updates.FirstOrDefault(u => u.Audience == audience && u.To is null && u.Kind == kind && u.IsOpen()) : null;
        if (open is not null && !open.IsUntouched())
            return UpdateRejections.OpenAlready(open);
        if (Unknown(c, states) is { } unknown)
            return unknown;

        var clean = text.Clean();
        if ((clean.Fault() ?? TechnicalDetail.Refuses(c, audience, clean, detail ?? [])) is { } fault)
            return fault;

        var draft = new UpdateDrafted(
            updateId, audience, kind, clean, audience == Audience.Internal ? null : c.Situation.Public(), Statements(c, states), Source: null)
        {
            To = to,
            Corrects = corrects,
        };
        return open is null ? Decision.Record(draft) : Decision.Record(new UpdateSuperseded(open.Id, updateId), draft);
    }

    /// <summary>A person changes an update that has not left. An approval was for the words before, and is gone.</summary>
    /// <param name="states">Subjects the new words state; those of the words before where null.</param>
    /// <param name="detail">Technical detail that a text of a restricted incident must not name.</param>
    public static Decision Edit(Conversation? conversation, Guid updateId, Text text, IReadOnlyList<Subject>? states, IReadOnlyList<string>? detail = null)
    {
        if (conversation?.Update(updateId) is not { } update)
            return UpdateRejections.Unknown;
        if (TechnicalDetail.Refuses(conversation, update.Audience, states ?? []) is { } technical)
            return technical;
        if (update.Stage is not (UpdateStage.Draft or UpdateStage.Approved))
            return UpdateRejections.NotOpen(update);

        var kept = states ?? [.. update.States.Select(s => s.About).Where(s => conversation.Known.About(s) is not null)];
        if (Unknown(conversation, kept) is { } unknown)
            return unknown;

        var clean = text.Clean();
        if ((clean.Fault() ?? TechnicalDetail.Refuses(conversation, update.Audience, clean, detail ?? [])) is { } fault)
            return fault;

        var status = update.Status is null ? (PublicStatus?)null : conversation.Situation.Public();
        var statements = Statements(conversation, kept);
        return clean == update.Text && status == update.Status && statements.SequenceEqual(update.States)
            ? Decision.Nothing
            : Decision.Record(new UpdateEdited(updateId, clean, status, statements));
    }

    private static Rejection? Choices(Conversation c, Audience audience, UpdateKind kind, Selection? to, Guid? corrects)
    {
        if (to is not null && audience != Audience.Customers)
            return UpdateRejections.OnlyCustomersAreSelected;
        if (to is not null && (to.IsEveryone() || to.Services.Count + to.Tiers.Count + to.Regions.Count + to.Contracts.Count > Selection.Most))
            return UpdateRejections.SelectsNothing;
        return corrects is not { } id || (kind == UpdateKind.Correction && c.Update(id) is { Stage: UpdateStage.Sent } corrected && corrected.Audience == audience)
            ? null : UpdateRejections.CorrectsNothing;
    }

    private static List<Statement> Statements(Conversation c, IReadOnlyList<Subject> states) =>
        [.. c.Known.Where(k => states.Contains(k.About))];

    private static Rejection? Unknown(Conversation c, IReadOnlyList<Subject> states) =>
        states.Where(s => c.Known.About(s) is null).Select(UpdateRejections.NotKnown).FirstOrDefault();
}
