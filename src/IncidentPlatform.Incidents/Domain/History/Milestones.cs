using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>A named instant of an incident.</summary>
/// <param name="Name">Stable kebab-case name.</param>
/// <param name="At">When it was true.</param>
/// <param name="FactId">The fact it stands on.</param>
public sealed record Milestone(string Name, DateTimeOffset At, Guid FactId);

/// <summary>The milestones of an incident: the first of each that comes once, every one of those that can come again.</summary>
public static class Milestones
{
    private const string Acknowledged = "acknowledged";

    private static readonly string[] Once = ["declared", Acknowledged, "assessed", "cause-identified", "customers-told"];

    internal static IReadOnlyList<Milestone> Of(Incident incident, IReadOnlyList<Fact> inTrueOrder, DateTimeOffset at)
    {
        var declaration = inTrueOrder.First(f => f.Data is IncidentDeclared).Id;
        var named = inTrueOrder.Where(f => NameOf(f.Data) is not null).Select(f => new Milestone(NameOf(f.Data)!, f.OccurredAt, f.Id)).ToList();
        IEnumerable<Milestone> before =
        [
            .. incident.ImpactStartedAt is { } impact && impact <= at ? [new Milestone("impact-started", impact, declaration)] : Array.Empty<Milestone>(),
            .. incident.Trigger?.FirstSignalAt is { } signal && signal <= at ? [new Milestone("detected", signal, declaration)] : Array.Empty<Milestone>(),
        ];
        return [.. before.Concat(named.Where((m, i) => !Once.Contains(m.Name) || named.FindIndex(o => o.Name == m.Name) == i)).OrderBy(m => m.At)];
    }

    private static string? NameOf(object fact) => fact switch
    {
        IncidentProposed => "proposed",
        IncidentDeclared => "declared",
        PageAcknowledged { Reason: CommandEvolution.AskedToCommand or CommandEvolution.AskedAgain } => Acknowledged,
        RoleAssigned { Role: IncidentRoles.Commander, Acknowledged: true } => Acknowledged,
        AssessmentRecorded => "assessed",
        RootCauseIdentified => "cause-identified",
        UpdateSent { Audience: "customers" } => "customers-told",
        FixDeployed => "fix-deployed",
        FixReverted => "fix-reverted",
        VerificationRecorded { Passed: true } => "verified",
        IncidentResolved => "resolved",
        IncidentReopened => "reopened",
        AllClearDeclared => "all-clear",
        IncidentCancelled => "cancelled",
        IncidentMerged => "merged",
        _ => null,
    };
}
