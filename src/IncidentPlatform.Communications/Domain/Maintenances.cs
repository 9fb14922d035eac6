using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Planned work is announced, changed, begun, ended and cancelled. It begins and ends by itself at its times, and before them where a person says so.</summary>
public static class Maintenances
{
    public const int LongestNote = Text.LongestBody;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public static Decision Plan(Maintenance? maintenance, Guid id, MaintenancePlan plan, DateTimeOffset now) => (maintenance, Clean(plan)) switch
    {
        (not null, _) => Decision.Nothing,
        var (_, clean) when Fault(clean, now) is { } fault => fault,
        var (_, clean) => Decision.Record(new MaintenancePlanned(id, clean.Title, clean.Body, clean.Components, clean.StartsAt, clean.EndsAt)),
    };

    public static Decision Change(Maintenance m, MaintenancePlan plan, DateTimeOffset now)
    {
        var clean = Clean(plan);
        if (clean == m.Plan)
            return Decision.Nothing;
        if (m.IsOver)
            return Over(m);
        if (m.Stage == MaintenanceStage.InProgress && clean.StartsAt != m.Plan.StartsAt)
            return new Rejection("maintenance-begun", "It has begun: its start is what it was.", "Change its end or its words, and give its start as it is.");
        return Fault(clean, now) is { } fault
            ? fault
            : Decision.Record(new MaintenanceChanged(clean.Title, clean.Body, clean.Components, clean.StartsAt, clean.EndsAt));
    }

    /// <summary>Says how it goes.</summary>
    public static Decision Note(Maintenance m, string body)
    {
        var clean = PlainText.Block(body);
        if (m.IsOver)
            return Over(m);
        return clean.Length is 0 or > LongestNote
            ? new Rejection("text-invalid", $"A text has 1 to {LongestNote} characters.", "Say in a few sentences how it goes.", RejectionKind.Invalid)
            : Decision.Record(new MaintenanceNoted(clean));
    }

    public static Decision Begin(Maintenance m) => m.Stage switch
    {
        MaintenanceStage.Scheduled => Decision.Record(new MaintenanceBegun()),
        MaintenanceStage.InProgress => Decision.Nothing,
        _ => Over(m),
    };

    /// <summary>Its time has come, if that is still its time.</summary>
    public static Decision BeginAt(Maintenance? m, DateTimeOffset at) =>
        m is { Stage: MaintenanceStage.Scheduled } && m.Plan.StartsAt == at ? Decision.Record(new MaintenanceBegun()) : Decision.Nothing;

    public static Decision End(Maintenance m) => m.Stage switch
    {
        MaintenanceStage.InProgress => Decision.Record(new MaintenanceEnded()),
        MaintenanceStage.Completed => Decision.Nothing,
        MaintenanceStage.Scheduled => new Rejection("maintenance-not-begun", "It has not begun, so it cannot end.", "Cancel it, or begin it first."),
        _ => Over(m),
    };

    /// <summary>Its time is over, if that is still its time.</summary>
    public static Decision EndAt(Maintenance? m, DateTimeOffset at) =>
        m is { Stage: MaintenanceStage.InProgress } && m.Plan.EndsAt == at ? Decision.Record(new MaintenanceEnded()) : Decision.Nothing;

    /// <param name="reason">In words for the public, or null.</param>
    public static Decision Cancel(Maintenance m, string? reason) => m.Stage switch
    {
        MaintenanceStage.Cancelled => Decision.Nothing,
        MaintenanceStage.InProgress => new Rejection("maintenance-begun", "It has begun, so it cannot be cancelled.", "End it, and say in a note what was left out."),
        MaintenanceStage.Completed => Over(m),
        _ when reason?.Length > LongestNote => new Rejection("text-invalid", $"A reason has at most {LongestNote} characters.", "Say it shorter.", RejectionKind.Invalid),
        _ => Decision.Record(new MaintenanceCancelled(reason is null || PlainText.Block(reason) is not { Length: > 0 } clean ? null : clean)),
    };

    private static MaintenancePlan Clean(MaintenancePlan plan) => new(
        PlainText.Line(plan.Title), PlainText.Block(plan.Body), [.. plan.Components.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        plan.StartsAt.ToUniversalTime(), plan.EndsAt.ToUniversalTime());

    private static Rejection? Fault(MaintenancePlan plan, DateTimeOffset now) =>
        new Text(plan.Title, plan.Body).Fault() is { } words ? words
        : plan.EndsAt <= plan.StartsAt || plan.EndsAt - plan.StartsAt > Longest
            ? new Rejection("maintenance-times", "Maintenance ends after it starts, and within 31 days.", "Give times within that.", RejectionKind.Invalid)
        : plan.EndsAt <= now ? new Rejection("maintenance-times", "This time is over.", "Give an end that is to come.", RejectionKind.Invalid)
        : null;

    private static Rejection Over(Maintenance m) => new(
        "maintenance-over", $"It is {Words.Of(m.Stage)}: nothing of it can be changed.", "Announce another one.");
}
