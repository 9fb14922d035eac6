using System.Text.Json;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Domain.Policies;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.WhatIf;

/// <summary>An obligation before and after.</summary>
/// <param name="Effect">
/// <c>same</c>; <c>sooner</c>: it is replaced by one that is due earlier; <c>opens</c>: it is owed anew; <c>kept</c>: the pack allows more
/// time or does not ask for it, and what is owed stays owed as it is.
/// </param>
/// <param name="Due">When it is due now; null where it is not owed now.</param>
/// <param name="NewDue">When it would be due.</param>
public sealed record PreviewedObligation(string Kind, string? Subject, string Effect, DateTimeOffset? Due, DateTimeOffset NewDue);

/// <summary>The ledger decides what adopting a policy would do, and nothing of it is recorded.</summary>
internal static class PackPreview
{
    public const string Same = "same";

    public static (IReadOnlyList<PreviewedObligation> Obligations, IReadOnlyList<string> Paged) Of(Ledger ledger, Policy policy, PeopleDirectory directory, DateTimeOffset now)
    {
        var adopted = new IncidentEvent(
            ledger.Id, Guid.CreateVersion7(), null, "PolicyAdopted", now, Actor.Service("escalation"), JsonSerializer.SerializeToElement(new { }), Policy: policy);
        var facts = Taking.Take(ledger, adopted, directory, now).Facts.Select(f => f.Data).ToList();
        var opened = facts.OfType<ObligationOpened>().ToList();
        return (
            [
                .. ledger.Owed().Where(o => o.State == ObligationState.Open).Select(o => Of(o, policy, opened.FirstOrDefault(x => x.Rule.Kind == o.Kind && x.Subject == o.Subject))),
                .. opened.Where(x => !ledger.Owed().Any(o => o.State == ObligationState.Open && o.Kind == x.Rule.Kind && o.Subject == x.Subject))
                    .Select(x => new PreviewedObligation(x.Rule.Kind, x.Subject, "opens", null, x.Due)),
            ],
            [.. facts.OfType<PageRequested>().Select(p => p.Person).Distinct()]);
    }

    private static PreviewedObligation Of(Obligation owed, Policy policy, ObligationOpened? replaced)
    {
        var rule = policy.Obligations.FirstOrDefault(r => r.Kind == owed.Kind);
        var effect = replaced is not null ? "sooner" : rule is null || rule.Due > owed.Rule.Due ? "kept" : Same;
        return new PreviewedObligation(owed.Kind, owed.Subject, effect, owed.Due, replaced?.Due ?? owed.Due);
    }
}
