using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Escalations;

/// <summary>Escalation to executives is the commander's to authorise: asked, and silent for the policy's time, it goes by policy and says so.</summary>
public static class Asking
{
    internal static void Ask(this Deliberation it, Obligation obligation)
    {
        if (obligation.AskedAt is not null)
            return;
        it.Record(new EscalationAsked(obligation.Id, obligation.Kind), cause: obligation.OpenedBy);
        it.PromptCommander(obligation, unconfirmed: false);
    }

    internal static void PromptCommander(this Deliberation it, Obligation obligation, bool unconfirmed)
    {
        if (it.Ledger.HolderOf(Ledger.Commander) is { } commander)
            it.Request(commander, PromptAbout(obligation), obligation, Ledger.Commander, unconfirmed);
    }

    /// <summary>The commander says yes.</summary>
    public static Decision Authorize(Ledger? ledger, Guid obligationId, Actor by, DateTimeOffset now)
    {
        if (ledger?.Obligation(obligationId) is not { } obligation)
            return ObligationRejections.Unknown(obligationId);
        if (!by.IsPerson(ledger.HolderOf(Ledger.Commander)))
            return EscalationRejections.CommanderAuthorizes;
        if (obligation.AuthorizedBy is not null)
            return Decision.Nothing;
        if (obligation.Ended)
            return ObligationRejections.Ended(obligation);
        if (obligation.AskedAt is null)
            return EscalationRejections.NotAsked(obligation);
        var it = new Deliberation(ledger, now);
        it.Record(new EscalationAuthorized(obligation.Id, obligation.Kind, "commander"), by: by);
        return it.Decision;
    }

    /// <summary>The policy's time has passed since the question. A declined prompt was a no; an acknowledged one is no answer.</summary>
    public static Decision TakeSilence(Ledger? ledger, Guid obligationId, DateTimeOffset now)
    {
        if (ledger?.Obligation(obligationId) is not { } obligation || !obligation.AwaitsTheCommander(ledger))
            return Decision.Nothing;
        var it = new Deliberation(ledger, now);
        it.Record(new EscalationAuthorized(obligation.Id, obligation.Kind, "silence"), cause: obligation.OpenedBy);
        return it.Decision;
    }

    /// <summary>The commander was asked, and has said neither yes nor no.</summary>
    internal static bool AwaitsTheCommander(this Obligation obligation, Ledger ledger) =>
        obligation is { Ended: false, AskedAt: not null, AuthorizedBy: null }
        && !ledger.PagesFor(obligation.Id).Any(p => p.Reason == PromptAbout(obligation) && p.State == PageState.Declined);

    internal static string PromptAbout(Obligation obligation) => $"prompt:{obligation.Kind}";
}
