using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>A named instant of the incident, with the fact that says so.</summary>
/// <param name="Name">Name of its field in the template.</param>
public sealed record Milestone(string Name, DateTimeOffset At, string Text, Citation Cite);

/// <summary>The milestones (C3), each from the facts; one that no fact supports is absent.</summary>
internal static class Milestones
{
    public static IReadOnlyList<Milestone> Of(Story story)
    {
        var notice = story.First<UpdateSent>(u => u.ToCustomers && u.Left);
        var cause = story.Last<RootCauseIdentified>();
        var room = story.First<WarRoomOpened>();
        var declared = story.Last<IncidentDeclared>();
        var resolved = Resolved(story);
        Milestone?[] all =
        [
            Detection.Of(story),
            declared is null ? null : At("declared", declared, $"{declared.Data.Severity} declared by {Wording.By(declared.By)}"),
            room is null ? null : At("war-room", room, $"War room {room.Data.Name} opened, {Wording.Many(room.Data.Invited.Count, "person").Replace("persons", "people", StringComparison.Ordinal)} invited"),
            notice is null ? null : At("first-customer-notification", notice, $"First notification to customers sent{(notice.Data.PreApproved ? ", pre-approved text" : "")}"),
            cause is null ? null : At("root-cause-identified", cause, $"Root cause identified: {cause.Data.Description}"),
            Deployed(story),
            Verified(story),
            resolved is null ? null : At("resolved", resolved, $"Declared resolved by {Wording.By(resolved.By)}"),
            AllClear(story),
        ];
        return [.. all.OfType<Milestone>()];
    }

    public static IEnumerable<FieldStatement> Statements(IEnumerable<Milestone> milestones) =>
        milestones.Select(m => Statement.Says($"{Wording.Minute(m.At)}: {m.Text}", m.Cite).For(m.Name));

    /// <summary>The last resolution, unless it was reopened since.</summary>
    private static Told<IncidentResolved>? Resolved(Story story) =>
        story.Last<IncidentResolved>() is { } resolved && !(story.Last<IncidentReopened>()?.Cite.Version > resolved.Cite.Version) ? resolved : null;

    /// <summary>The last deployment that was not taken back.</summary>
    private static Milestone? Deployed(Story story)
    {
        var reverted = story.All<FixReverted>().ToLookup(r => r.Data.FixId, r => r.Cite.Version);
        var deployed = story.All<FixDeployed>().LastOrDefault(d => !reverted[d.Data.FixId].Any(v => v > d.Cite.Version));
        if (deployed is null)
            return null;

        var fix = story.Last<FixProposed>(f => f.FixId == deployed.Data.FixId)?.Data;
        return At("fix-deployed", deployed, $"{(fix is null ? "Fix" : Kind(fix))} deployed by {deployed.Data.DeployedBy}{(fix is null ? "" : $": {fix.Description}")}");
    }

    private static string Kind(FixProposed fix) => fix.Kind switch { "mitigation" => "Mitigation", "rollback" => "Roll-back", _ => "Fix" };

    /// <summary>The last verification that passed, unless one failed since.</summary>
    private static Milestone? Verified(Story story) =>
        story.Last<VerificationRecorded>() is { Data.Passed: true } passed ? At("verified", passed, $"Verification passed: {passed.Data.Tests}") : null;

    private static Milestone? AllClear(Story story)
    {
        if (story.Last<AllClearDeclared>() is not { } declared)
            return null;

        var told = story.Last<UpdateSent>(u => u is { ToCustomers: true, Kind: "all-clear", Left: true });
        var notification = told is null ? "no notification to customers is recorded" : $"customers told at {Wording.Minute(told.At)}";
        return At("all-clear", declared, $"All clear declared by {Wording.By(declared.By)}; {notification}");
    }

    private static Milestone At<T>(string name, Told<T> fact, string text) where T : notnull => new(name, fact.At, text, fact.Cite);
}
