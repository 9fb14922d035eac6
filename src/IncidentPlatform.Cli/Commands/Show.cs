using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace IncidentPlatform.Cli.Commands;

internal static class Show
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("show", "Show an incident.") { incident }.Does(shell, async run =>
            run.Show(await run.Incident(incident), Render));
    }

    private static Rows Render(Incident incident) => new(
        Listing.Details(
            ("incident", $"{incident.Number} {incident.Title}"),
            ("id", incident.Id.ToString()),
            ("severity", incident.Severity),
            ("status", incident.Status),
            ("mode", incident.Mode == "live" ? null : incident.Mode),
            ("type", incident.Type),
            ("fields", string.Join(", ", incident.CustomFields.Select(f => $"{f.Key}={f.Value}"))),
            ("services", string.Join(", ", incident.Services)),
            ("summary", incident.Summary),
            ("impact since", Printable.Of(incident.ImpactStartedAt)),
            ("declared", Printable.Of(incident.DeclaredAt)),
            ("elapsed", Printable.Of(incident.Elapsed)),
            ("alerts", incident.AlertCount > 0 ? $"{incident.AlertCount}" : null),
            ("can be resolved", Printable.Of(incident.CanBeResolvedAt)),
            ("all clear from", Printable.Of(incident.AllClearAt)),
            ("resolved", Printable.Of(incident.ResolvedAt)),
            ("closed", Printable.Of(incident.ClosedAt)),
            ("linked under", incident.Root?.Number),
            ("linked here", string.Join(", ", (incident.Linked ?? []).Select(i => i.Number))),
            ("merged into", incident.MergedInto?.Number),
            ("merged here", string.Join(", ", (incident.Merged ?? []).Select(i => i.Number))),
            ("related tickets", incident.RelatedTicketsWaiting > 0 ? $"{incident.RelatedTicketsWaiting} wait to be looked at" : null),
            ("critical customers", string.Join(", ", incident.CriticalCustomers.Keys)),
            ("material", incident.Material is true ? "yes" : null),
            ("stands alone", incident.Alone),
            ("legal hold", incident.LegalHold is { } hold ? $"by {hold.By} since {Printable.Of(hold.Since)}" : null),
            ("policy", incident.Pack),
            ("revision", $"{incident.Revision} (stream version {incident.Version})")),
        Roles(incident),
        Fixes(incident));

    private static IRenderable Roles(Incident incident) => incident.Roles.Aggregate(
        new Listing("Nobody holds a role.", "role", "person", "acknowledged"),
        (table, role) => table.Row(role.Key, role.Value.Person, Accepted(incident, role.Key, role.Value))).Rendered;

    private static string Accepted(Incident incident, string role, RoleHolder holder) =>
        incident.HandOvers.TryGetValue(role, out var to) ? $"asked {to} to take over" : holder.Acknowledged ? "yes" : "not yet";

    private static IRenderable Fixes(Incident incident) => incident.Fixes.Count > 0
        ? incident.Fixes.Aggregate(
            new Listing("", "fix", "kind", "status", "implemented by", "description"),
            (table, fix) => table.Row(fix.Id.ToString(), fix.Kind, fix.Status, fix.ImplementedBy, fix.Description)).Rendered
        : Text.Empty;
}
