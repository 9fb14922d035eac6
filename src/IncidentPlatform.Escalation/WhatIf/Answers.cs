using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Pages;

namespace IncidentPlatform.Escalation.WhatIf;

/// <summary>What somebody who is paged answers, and how long after.</summary>
internal sealed record Answer(Guid PageId, string Person, bool Accepts, TimeSpan After);

/// <summary>
/// How people answer pages that they never got: who answered on this incident, as fast and in the same way; anybody else after a time that
/// is assumed, or never.
/// </summary>
/// <param name="recorded">The ledger as it was.</param>
/// <param name="others">After which time others come; never where it is null.</param>
internal sealed class Answers(Ledger? recorded, TimeSpan? others)
{
    public const string Channel = "what-if";

    public Answer? After(Page page)
    {
        var answered = recorded?.Pages.Where(p => p.Person == page.Person && p.AnsweredAt is not null).ToList() ?? [];
        if ((answered.FirstOrDefault(p => p.Reason == page.Reason) ?? answered.FirstOrDefault()) is { } before)
            return new Answer(page.Id, page.Person, before.State == PageState.Acknowledged, before.AnsweredAt!.Value - before.RequestedAt);
        var silent = recorded?.Pages.Any(p => p.Person == page.Person && p.Channel is not null) == true;
        return !silent && others is { } after ? new Answer(page.Id, page.Person, Accepts: true, after) : null;
    }
}
