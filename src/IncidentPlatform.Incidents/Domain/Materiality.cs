using System.Globalization;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>An incident is material from any one of these numbers on, whether somebody assessed it or it was computed from the catalogue.</summary>
/// <param name="CustomersAffected">Number of customers.</param>
/// <param name="CustomersAffectedPercent">Share of all customers, 0 to 100.</param>
/// <param name="EstimatedRevenueLoss">Estimated revenue lost.</param>
/// <param name="Compensation">All that is requested as compensation.</param>
public sealed record MaterialityThresholds(
    int? CustomersAffected = null, decimal? CustomersAffectedPercent = null, Money? EstimatedRevenueLoss = null, Money? Compensation = null)
{
    internal static IEnumerable<Fault> FaultsOf(MaterialityThresholds? thresholds)
    {
        if (thresholds is { CustomersAffected: <= 0 })
        {
            yield return new Fault("materiality.customersAffected", "is not above 0");
        }

        if (thresholds is { CustomersAffectedPercent: <= 0 or > 100 })
        {
            yield return new Fault("materiality.customersAffectedPercent", "is not above 0 and at most 100");
        }

        foreach (var fault in FaultsOf("materiality.estimatedRevenueLoss", thresholds?.EstimatedRevenueLoss).Concat(FaultsOf("materiality.compensation", thresholds?.Compensation)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Fault> FaultsOf(string at, Money? money)
    {
        if (money is { Amount: <= 0 })
        {
            yield return new Fault($"{at}.amount", "is not above 0");
        }

        if (money is not null && (money.Currency.Length != 3 || !money.Currency.All(char.IsAsciiLetterUpper)))
        {
            yield return new Fault($"{at}.currency", "is no ISO 4217 code, such as EUR");
        }
    }
}

/// <summary>Whether an incident matters to the company as a whole: by the policy's thresholds, or because somebody decided so.</summary>
public static class Materiality
{
    /// <summary>The executive sponsor or the legal counsel decides; numbers that reach a threshold make it material all the same.</summary>
    public static Decision Determine(Incident incident, bool material, string reason, Actor by)
    {
        if (OnlyAnswerable(incident, by, "decides whether an incident is material") is { } refused)
        {
            return refused;
        }

        if (incident.Business.Materiality == new Determination(material, MaterialityBasis.Decision))
        {
            return Decision.Nothing;
        }

        return Refusals.Missing("reason", reason) is { } missing
            ? missing
            : Decision.Record(new MaterialityDetermined(material, MaterialityBasis.Decision, Of(incident).Reached, reason));
    }

    /// <summary>The board's approval, with where it is kept.</summary>
    public static Decision RecordBoardApproval(Incident incident, BoardApprovalRecorded approval, Actor by, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if (OnlyAnswerable(incident, by, "records the board's approval") is { } refused)
        {
            return refused;
        }

        if (incident.Business.BoardApproval == approval.Reference)
        {
            return Decision.Nothing;
        }

        return (Refusals.Missing("reference", approval.Reference) ?? Refusals.InTheFuture(occurredAt, now)) is { } invalid
            ? invalid
            : Decision.Record(new NewFact(approval, occurredAt));
    }

    /// <summary>Why nothing may be authorised yet; null where it may.</summary>
    internal static Rejection? HoldsBack(Incident incident)
    {
        var (reached, unclear) = Of(incident);
        if (incident.Business.BoardApproval is not null)
        {
            return null;
        }

        if (incident.Business.Materiality is { Material: true } || reached.Count > 0)
        {
            return new Rejection(
                "board-approval-missing",
                reached.Count > 0 ? $"The incident is material: {string.Join("; ", reached)}." : "The incident was determined to be material.",
                "Record the approval of the board first, with where it is kept.");
        }

        return unclear.Count > 0 && incident.Business.Materiality is null
            ? new Rejection(
                "materiality-not-determined", $"Whether the incident is material cannot be computed: {string.Join("; ", unclear)}.",
                "Have the executive sponsor or the legal counsel determine it, with a reason.")
            : null;
    }

    /// <summary>That numbers make it material, where they do so and it is not said yet.</summary>
    internal static IEnumerable<object> Reaches(Incident incident) =>
        incident.Business.Materiality is not { Material: true } && Of(incident).Reached is { Count: > 0 } reached
            ? [new MaterialityDetermined(true, MaterialityBasis.Policy, reached)]
            : [];

    private static (IReadOnlyList<string> Reached, IReadOnlyList<string> Unclear) Of(Incident incident)
    {
        if (incident.Policy?.Materiality is not { } t)
        {
            return ([], []);
        }

        var (assessment, computed) = (incident.Assessment, incident.Impact);
        var requested = incident.Business.Compensations.GroupBy(c => c.Total.Currency).Select(g => new Money(g.Sum(c => c.Total.Amount), g.Key)).ToList();
        IReadOnlyList<Money> lost = [.. assessment?.EstimatedRevenueLoss is { } loss ? [loss] : Array.Empty<Money>(), .. computed?.EstimatedRevenueLoss ?? []];
        return (
            [
                .. Reached("customers affected", Larger(assessment?.CustomersAffected, computed?.CustomersAffected), t.CustomersAffected),
                .. Reached("% of customers affected", Larger(assessment?.CustomersAffectedPercent, computed?.CustomersAffectedPercent), t.CustomersAffectedPercent),
                .. Reached("estimated revenue loss", lost, t.EstimatedRevenueLoss),
                .. Reached("compensation requested", requested, t.Compensation),
            ],
            [.. Unclear("estimated revenue loss", lost, t.EstimatedRevenueLoss), .. Unclear("compensation requested", requested, t.Compensation)]);
    }

    private static decimal? Larger(decimal? assessed, decimal? computed) => assessed is null || computed > assessed ? computed : assessed;

    private static IEnumerable<string> Reached(string what, decimal? value, decimal? threshold) =>
        value >= threshold ? [string.Create(CultureInfo.InvariantCulture, $"{what}: {value} of {threshold}")] : [];

    private static IEnumerable<string> Reached(string what, IEnumerable<Money> values, Money? threshold) =>
        from value in values
        where value.Currency == threshold?.Currency && value.Amount >= threshold.Amount
        select string.Create(CultureInfo.InvariantCulture, $"{what}: {value.Amount} of {threshold!.Amount} {threshold.Currency}");

    private static IEnumerable<string> Unclear(string what, IEnumerable<Money> values, Money? threshold) =>
        from value in values
        where threshold is not null && value.Currency != threshold.Currency
        select $"{what} is in {value.Currency}, the policy's threshold in {threshold!.Currency}";

    private static Rejection? OnlyAnswerable(Incident incident, Actor by, string what) =>
        by.IsPerson(incident.HolderOf(IncidentRoles.ExecutiveSponsor)?.Person) || by.IsPerson(incident.HolderOf(IncidentRoles.LegalCounsel)?.Person)
            ? null
            : new Rejection(
                "only-sponsor-or-counsel", $"Only the executive sponsor or the legal counsel of the incident {what}.",
                "Ask one of them; assign the role first where nobody has it.", RejectionKind.Forbidden);
}
