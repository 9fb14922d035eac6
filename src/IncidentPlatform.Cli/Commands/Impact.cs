using System.CommandLine;
using System.Globalization;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using Spectre.Console;

namespace IncidentPlatform.Cli.Commands;

/// <summary>What an incident means for customers.</summary>
internal static class Impact
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("impact", "Show what an incident means for customers.") { incident }.Does(shell, async run =>
            run.Show(await run.Incidents.GetImpact(run.Value(incident), cancellation: run.Cancellation), Render));
    }

    public static Command Exception(Shell shell)
    {
        var incident = Arguments.Incident();
        var customer = new Argument<string>("customer") { Description = "Id of the customer in the catalogue." };
        var clause = new Option<string>("--clause") { Description = "availability, credits or response.", DefaultValueFactory = _ => "availability" };
        var from = new Option<string?>("--from") { Description = "Start of the period.", Required = true };
        var to = new Option<string?>("--to") { Description = "End of the period.", Required = true };
        var reason = Arguments.Reason();
        return new Command("sla-exception", "Grant a customer an exception from the SLA, as support lead.") { incident, customer, clause, from, to, reason }.Does(shell, async run =>
            run.Done("Granted.", await run.Incidents.GrantSlaException(
                run.Value(incident),
                new SlaExceptionGranted(run.Value(customer), run.Value(clause)!, run.Time(from)!.Value, run.Time(to)!.Value, run.Value(reason)!),
                run.Cancellation)));
    }

    private static Rows Render(Client.Incidents.Impact impact) => new(
        Listing.Details(
            ("incident", impact.Number),
            ("up to", Printable.Of(impact.At)),
            ("customers", Said(impact.CustomersAffected, n => $"{n} of {impact.Inputs.CustomersInAll}")),
            ("share", Said(impact.CustomersAffectedPercent, n => Number(n) + " %")),
            ("enterprise, VIP", $"{impact.EnterpriseAffected}, {impact.VipAffected}"),
            ("SLA breaches", Said(impact.SlaBreaches, n => $"{n}")),
            ("SLA risk", Said(impact.SlaBreachRisk, r => r)),
            ("next breach", Printable.Of(impact.NextBreachAt)),
            ("credits", Said(impact.EstimatedCredits, Amounts)),
            ("revenue", Said(impact.EstimatedRevenueLoss, Amounts)),
            ("downtime", Printable.Of(impact.Inputs.Downtime)),
            ("services", string.Join(", ", impact.Inputs.Services.Concat(impact.Inputs.Dependents.Select(d => $"{d.Key} (with {d.Value})")))),
            ("not in catalogue", string.Join(", ", impact.Inputs.UnknownServices)),
            ("catalogue", $"version {impact.Inputs.CatalogueVersion}")),
        impact.HardestHit.Aggregate(
            new Listing("No customer is affected.", "customer", "tier", "SLA risk", "credit"),
            (table, c) => table.Row($"{c.Id} {c.Name}{(c.Vip ? " (VIP)" : "")}", c.Tier, c.Risk, c.Credit is { } credit ? Amounts([credit]) : "")).Rendered);

    private static string Said<T>(Client.Incidents.Figure<T> figure, Func<T, string> say) =>
        figure.Source == "recorded" ? $"{say(figure.Value)} (recorded; computed: {say(figure.Computed)})" : say(figure.Value);

    private static string Amounts(IReadOnlyList<Money> amounts) => string.Join(", ", amounts.Select(a => $"{Number(a.Amount)} {a.Currency}"));

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
