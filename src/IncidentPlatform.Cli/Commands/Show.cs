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
        var knownAt = new Option<string?>("--known-at") { Description = "As it was known at that time." };
        var asOf = new Option<string?>("--as-of") { Description = "As it was at that time, by what is known now (or, with --known-at or --version, was known then)." };
        var version = new Option<long?>("--version") { Description = "As it was known when the fact with that version was recorded." };
        return new Command("show", "Show an incident: as it stands, as it was known, or as it was.") { incident, knownAt, asOf, version }.Does(shell, async run =>
        {
            var lens = new Lens(run.Time(knownAt), run.Time(asOf), run.Value(version));
            run.Show(lens == new Lens() ? await run.Incident(incident) : await run.Incidents.GetAt(run.Value(incident), lens, run.Cancellation), Render);
        });
    }

    private static Rows Render(Incident incident) => new(
        Listing.Details(
            ("incident", $"{incident.Number} {incident.Title}"),
            ("seen", Seen(incident.Lens)),
            ("id", incident.Id.ToString()),
            ("severity", incident.Severity),
            ("status", incident.Status),
            ("mode", incident.Mode == "live" ? null : incident.Mode),
            ("type", incident.Type),
            ("fields", string.Join(", ", incident.CustomFields.Select(f => $"{f.Key}={f.Value}"))),
            ("services", string.Join(", ", incident.Services)),
            ("summary", incident.Summary),
            ("impact since", Printable.Of(incident.ImpactStartedAt)),
            ("declared", incident.Status == "proposed" ? null : Printable.Of(incident.DeclaredAt)),
            ("proposed", incident.Proposal is { } proposal ? $"{Printable.Of(proposal.At)}, to be decided until {Printable.Of(proposal.ExpiresAt)}" : null),
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
        Fixes(incident),
        Milestones(incident));

    private static string? Seen(SeenThrough? lens) => lens switch
    {
        null or { Kind: "live" } => null,
        { AsOf: { } asOf } => $"as of {Printable.Of(asOf)}, {(lens.Kind == "true" ? "by what is known now" : $"as it was believed to be by fact {lens.KnownVersion}")}",
        _ => $"as it was known by fact {lens.KnownVersion}, recorded {Printable.Of(lens.KnownAt)}",
    };

    private static IRenderable Milestones(Incident incident) => incident.Milestones is { Count: > 0 } milestones
        ? milestones.Aggregate(new Listing("", "milestone", "when"), (table, m) => table.Row(m.Name, Printable.Of(m.At))).Rendered
        : Text.Empty;

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
