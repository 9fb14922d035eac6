using System.Globalization;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Communications.Reactions;

/// <summary>The feed's facts as news for the conversation: what of them an update may state, and what they undo.</summary>
public static class IncidentNews
{
    private const string PreApprovedText = "pre-approved-text";
    private const string NextUpdate = "next-update";

    /// <param name="fact">The fact, as fed or read.</param>
    /// <param name="components">Public names of the affected services.</param>
    public static News ToNews(this IncidentFact fact, IReadOnlyList<string> components)
    {
        var source = new FactReference(fact.Id, fact.Version);
        var title = fact.State.Access.Restricted ? null : fact.State.Title;
        return new News(
            fact.IncidentId, source, fact.Type, SituationOf(fact.State, components), title,
            fact.State.Access.Restricted ? [] : [.. Says(fact).Where(s => s.Value is not null).Select(s => new Statement(s.About, s.Value!, source))],
            NoLongerTrue(fact), MissedBy(fact));
    }

    private static Situation SituationOf(IncidentState state, IReadOnlyList<string> components) => new(
        state.Number, state.Severity, state.Status, state.Mode, state.Access.Restricted, state.DeclaredAt, state.Roles, components,
        state.Cadence ?? state.Policy?.Obligations.FirstOrDefault(o => o.Kind == NextUpdate)?.Due, state.ToldThrough?.Number, state.Access.InvestigationComplete);

    private static IEnumerable<(Subject About, string? Value)> Says(IncidentFact fact) => fact.Type switch
    {
        nameof(AssessmentRecorded) => Assessed(fact.As<AssessmentRecorded>()),
        nameof(HypothesisStated) => [(Subject.Hypothesis, fact.As<HypothesisStated>().Text)],
        nameof(EtaGiven) => Eta(fact.As<EtaGiven>().EtaAt, fact.As<EtaGiven>().EtaConfidence),
        nameof(RootCauseIdentified) => [(Subject.Cause, fact.As<RootCauseIdentified>().Description)],
        nameof(FixDeployed) => [(Subject.Fix, fact.As<FixDeployed>().FixId.ToString())],
        nameof(FixReverted) => [(Subject.Fix, "")],
        nameof(UpstreamDependencyDeclared) when fact.As<UpstreamDependencyDeclared>() is var upstream =>
            [(Subject.Upstream, upstream.PublicWording), (Subject.UpstreamNames, upstream.Name)],
        nameof(ScenarioApplied) => [(Subject.Opening, fact.As<ScenarioApplied>().FirstMessage)],
        nameof(IncidentResolved) => [(Subject.WatchedUntil, fact.State.Policy is { } policy ? Time(fact.RecordedAt + policy.RecoveryWatch) : null)],
        nameof(ReviewPublished) when fact.As<ReviewPublished>() is { Distribution: "external" } review => [(Subject.Review, review.Url)],
        _ => [],
    };

    private static IEnumerable<(Subject, string?)> Assessed(AssessmentRecorded a) =>
    [
        (Subject.Symptoms, a.Symptoms),
        (Subject.CustomersAffected, a.CustomersAffected?.ToString(CultureInfo.InvariantCulture)),
        (Subject.RevenueLoss, a.EstimatedRevenueLoss is { } loss ? $"{loss.Amount.ToString("#,0.##", CultureInfo.InvariantCulture)} {loss.Currency}" : null),
        (Subject.SlaRisk, a.SlaBreachRisk),
        (Subject.Hypothesis, a.Hypothesis),
        .. a.EtaAt is { } at ? Eta(at, a.EtaConfidence) : [],
    ];

    private static IEnumerable<(Subject, string?)> Eta(DateTimeOffset at, string? confidence) =>
        [(Subject.Eta, Time(at)), (Subject.EtaConfidence, confidence ?? "low")];

    /// <summary>A correction of a time leaves what a fact says standing; a correction of its words, or their erasure, does not.</summary>
    private static IReadOnlyList<Guid> NoLongerTrue(IncidentFact fact) =>
        fact.Type == nameof(FactCorrected) && fact.As<FactCorrected>() is { } corrected
            && (corrected.CorrectedText is not null || corrected.CorrectedOccurredAt is null)
            ? [corrected.FactId]
            : fact.Type == nameof(Erased) ? fact.As<Erased>().Facts : [];

    private static Missed? MissedBy(IncidentFact fact)
    {
        if (fact.Type != nameof(ObligationMissed))
            return null;

        var missed = fact.As<ObligationMissed>();
        var step = fact.State.Policy?.Obligations.FirstOrDefault(o => o.Kind == missed.Obligation)?.Ladder.FirstOrDefault(l => l.Action == PreApprovedText);
        return step is null ? null : new Missed(missed.ObligationId, missed.Obligation, step.After, fact.RecordedAt);
    }

    private static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture);
}
