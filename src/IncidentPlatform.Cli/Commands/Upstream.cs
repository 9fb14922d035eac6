using System.CommandLine;
using System.Globalization;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using Spectre.Console;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Providers outside that an incident depends on.</summary>
internal static class Upstream
{
    public static Command Command(Shell shell) => new("upstream", "Follow the providers outside that an incident depends on.")
    {
        Show(shell), Depend(shell), Status(shell), Fallback(shell), Credit(shell),
    };

    private static Argument<string> Provider() => new("provider") { Description = "Id of the provider in the catalogue." };

    private static Command Show(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("show", "Show how the providers do, and what can stand in.") { incident }.Does(shell, async run =>
            run.Show(await run.Incidents.GetUpstream(run.Value(incident), run.Cancellation), Render));
    }

    private static Command Depend(Shell shell)
    {
        var incident = Arguments.Incident();
        var provider = Provider();
        return new Command("depend", "Declare that the incident depends on a provider; its status page is watched.") { incident, provider }.Does(shell, async run =>
            run.Done("Watched.", await run.Incidents.DeclareUpstream(run.Value(incident), run.Value(provider), run.Cancellation)));
    }

    private static Command Status(Shell shell)
    {
        var incident = Arguments.Incident();
        var provider = Provider();
        var status = new Argument<string>("status") { Description = "operational, maintenance, degraded, partial-outage or major-outage." };
        var words = new Option<string?>("--words") { Description = "The provider's own words." };
        var link = new Option<string?>("--link") { Description = "Where it says so." };
        return new Command("status", "Report how a provider does.") { incident, provider, status, words, link }.Does(shell, async run =>
            run.Done("Reported.", await run.Incidents.ReportUpstreamStatus(
                run.Value(incident), run.Value(provider), new ReportUpstreamStatus(run.Value(status), run.Value(words), run.Value(link)), run.Cancellation)));
    }

    private static Command Fallback(Shell shell)
    {
        var incident = Arguments.Incident();
        var service = new Argument<string>("service") { Description = "The service that falls back." };
        var fallback = Arguments.Words("fallback");
        var provider = new Option<string?>("--for") { Description = "Id of the provider it stands in for." };
        return new Command("fallback", "Record that a fallback was activated.") { incident, service, fallback, provider }.Does(shell, async run =>
            run.Done("Recorded.", await run.Incidents.ActivateFallback(
                run.Value(incident), new ActivateFallback(run.Value(service), await run.Text(fallback), run.Value(provider)), run.Cancellation)));
    }

    private static Command Credit(Shell shell)
    {
        var incident = Arguments.Incident();
        var provider = Provider();
        var amount = new Argument<decimal>("amount") { Description = "What the provider owes." };
        var currency = new Argument<string>("currency") { Description = "EUR, USD." };
        var clause = new Option<string>("--clause") { Description = "The clause of the contract.", Required = true };
        var compensation = new Option<Guid?>("--compensation") { Description = "The compensation by which customers get it." };
        return new Command("credit", "Record what a provider owes.") { incident, provider, amount, currency, clause, compensation }.Does(shell, async run =>
            run.Done("Recorded.", await run.Incidents.RecordUpstreamCredit(
                run.Value(incident), run.Value(provider),
                new RecordUpstreamCredit(
                    run.Value(clause)!, new Money(run.Value(amount), run.Value(currency)), run.Value(compensation) is not null, run.Value(compensation)),
                run.Cancellation)));
    }

    private static Rows Render(UpstreamOfIncident of) => new(
        of.Providers.Aggregate(
            new Listing("It depends on no provider.", "provider", "status", "since", "read", "words"),
            (table, p) => table.Row(p.Id, p.Status, p.ChangedAt is null ? "" : Printable.Of(p.ChangedAt), p.Failure ?? (p.ReadAt is null ? "" : Printable.Of(p.ReadAt)), p.Words ?? "")).Rendered,
        of.Fallbacks.Aggregate(
            new Listing("No fallback is known.", "service", "fallback", "tested", "active"),
            (table, f) => table.Row(f.Service, f.Name, f.LastTestedAt is null ? "never" : Printable.Of(f.LastTestedAt), f.Active ? "yes" : "")).Rendered,
        of.Credits.Aggregate(
            new Listing("No credit is recorded.", "provider", "amount", "passed on"),
            (table, c) => table.Row(c.Provider, $"{c.Amount.Amount.ToString(CultureInfo.InvariantCulture)} {c.Amount.Currency}", c.PassedOn ? "yes" : "no")).Rendered);
}
