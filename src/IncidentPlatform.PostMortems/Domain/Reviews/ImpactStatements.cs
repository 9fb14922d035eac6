using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>The impact (C2): each number from the last assessment or report that states it; as computed from the catalogue where nobody stated it.</summary>
internal static class ImpactStatements
{
    public static IEnumerable<FieldStatement> Of(Story story) =>
    [
        .. Customers(story).Select(s => s.For("customers-affected")),
        .. Revenue(story).Select(s => s.For("revenue-impact")),
        .. Breaches(story).Concat(Credits(story)).Concat(Requested(story)).Select(s => s.For("sla-breaches")),
        .. Tickets.Of(story).Select(s => s.For("support-tickets")),
        .. Reputation(story).Select(s => s.For("reputation")),
    ];

    private static IEnumerable<Statement> Customers(Story story) => Counted(story).Concat(Critical(story));

    private static IEnumerable<Statement> Critical(Story story) => story.All<CriticalCustomerFlagged>().GroupBy(c => c.Data.Customer)
        .Select(g => Statement.Says($"Critical customer ({g.Last().Data.Kind}): {g.Key}", g.Last().Cite) with { Partial = true });

    private static IEnumerable<Statement> Counted(Story story)
    {
        if (story.Last<AssessmentRecorded>(a => a.CustomersAffected is not null) is not { Data.CustomersAffected: { } customers } assessment)
        {
            if (ComputedImpact.Customers(story) is { } computed)
                yield return computed;
            yield break;
        }

        var inputs = new List<Input> { new("customers affected", Wording.Number(customers), assessment.Cite) };
        var share = "";
        if (assessment.Data.CustomersAffectedPercent is { } percent)
        {
            share = $" ({Wording.Number(percent)}% of all customers)";
            inputs.Add(new Input("share of all customers", $"{Wording.Number(percent)}%", assessment.Cite));
        }

        yield return Statement.Counts($"{Wording.Many(customers, "customer")}{share}", customers, "customers", inputs);
        var services = assessment.Data.Services;
        if (services.Count > 0)
            yield return Statement.Says($"Services affected: {Wording.List(services)}", assessment.Cite);
        if (story.Last<AssessmentRecorded>(a => a.Symptoms is not null) is { } symptoms)
            yield return Statement.Says($"What customers saw: {symptoms.Data.Symptoms}", symptoms.Cite);
    }

    private static IEnumerable<Statement> Revenue(Story story) =>
        story.Last<AssessmentRecorded>(a => a.EstimatedRevenueLoss is not null) is { Data.EstimatedRevenueLoss: { } loss } assessment
            ? [Statement.Counts(
                $"{Wording.Money(loss)} (estimated lost revenue)", loss.Amount, loss.Currency,
                new Input("estimated revenue loss", Wording.Money(loss), assessment.Cite))]
            : ComputedImpact.Revenue(story);

    private static IEnumerable<Statement> Breaches(Story story)
    {
        if (story.Last<AssessmentRecorded>(a => a.SlaBreaches is not null) is { Data.SlaBreaches: { } breaches } assessment)
        {
            yield return Statement.Counts(
                $"SLA breached for {Wording.Many(breaches, "customer")}", breaches, "customers",
                new Input("SLA breaches", Wording.Number(breaches), assessment.Cite));
        }
        else if (ComputedImpact.Breaches(story) is { } computed)
        {
            yield return computed;
        }
        else if (story.Last<AssessmentRecorded>(a => a.SlaBreachRisk is not null) is { } risk)
        {
            yield return Statement.Says($"SLA breach risk as last assessed: {risk.Data.SlaBreachRisk}", risk.Cite) with { Partial = true };
        }
    }

    private static IEnumerable<Statement> Credits(Story story) =>
        story.All<CompensationAuthorized>().GroupBy(c => (c.Data.Kind, c.Data.Total.Currency)).OrderBy(g => g.Key).Select(g =>
        {
            var total = g.Sum(c => c.Data.Total.Amount);
            return Statement.Counts(
                $"{Wording.Sentence(g.Key.Kind)}s authorised: {Wording.Money(total, g.Key.Currency)} to {Wording.Many(g.Sum(c => c.Data.Customers), "customer")}",
                total,
                g.Key.Currency,
                g.Select(c => new Input(c.Data.Kind, Wording.Money(c.Data.Total), c.Cite))) with
            { Partial = true };
        });

    /// <summary>Compensation that was requested and is not authorised yet.</summary>
    private static IEnumerable<Statement> Requested(Story story) =>
        from request in story.All<CompensationRequested>()
        where story.First<CompensationAuthorized>(a => a.CompensationId == request.Data.CompensationId) is null
        select Statement.Says(
            $"{Wording.Sentence(request.Data.Kind)} requested, not authorised: {Wording.Money(request.Data.Total)} to {Wording.Many(request.Data.Customers, "customer")}",
            request.Cite) with
        { Partial = true };

    private static IEnumerable<Statement> Reputation(Story story) =>
        story.All<MediaAttentionReported>().GroupBy(m => (m.Data.Kind, m.Data.Sentiment)).OrderBy(g => g.Key).Select(g =>
        {
            var mentions = g.Sum(m => m.Data.Count);
            return Statement.Counts(
                $"{Wording.Sentence(g.Key.Kind)}, {g.Key.Sentiment}: {Wording.Many(mentions, "mention")}",
                mentions,
                "mentions",
                g.Select(m => new Input(m.Data.Link ?? g.Key.Kind, Wording.Number(m.Data.Count), m.Cite)));
        });
}
