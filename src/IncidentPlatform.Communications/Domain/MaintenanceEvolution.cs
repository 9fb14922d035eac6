using System.Globalization;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>How planned work follows from its facts. Erased words are marked and leave the rest standing.</summary>
public static class MaintenanceEvolution
{
    private const string Erased = Kernel.Erased.Mark;

    public static IReadOnlyList<Type> Facts { get; } =
        [typeof(MaintenancePlanned), typeof(MaintenanceChanged), typeof(MaintenanceNoted), typeof(MaintenanceBegun), typeof(MaintenanceEnded), typeof(MaintenanceCancelled)];

    /// <exception cref="InvalidOperationException">It begins with something else than that it was planned.</exception>
    public static Maintenance Evolve(Maintenance? state, Fact fact) => (state, fact.Data) switch
    {
        (null, MaintenancePlanned p) => Post(
            new Maintenance { Id = p.MaintenanceId, Plan = new MaintenancePlan(p.Title ?? Erased, p.Body ?? Erased, p.Components, p.StartsAt, p.EndsAt) },
            fact, p.Body ?? Erased),
        (null, _) => throw new InvalidOperationException("Maintenance begins with its being planned."),
        (_, MaintenanceChanged c) => Change(state, c, fact),
        (_, MaintenanceNoted n) => Post(state, fact, n.Body ?? Erased),
        (_, MaintenanceBegun) => Post(state with { Stage = MaintenanceStage.InProgress, BegunAt = fact.RecordedAt }, fact, $"The maintenance has begun. It is planned to end at {Time(state.Plan.EndsAt)}."),
        (_, MaintenanceEnded) => Post(state with { Stage = MaintenanceStage.Completed, EndedAt = fact.RecordedAt }, fact, "The maintenance is complete."),
        (_, MaintenanceCancelled c) => Post(
            state with { Stage = MaintenanceStage.Cancelled }, fact, string.Join("\n\n", ["The maintenance was cancelled.", .. c.Reason is { } reason ? [reason] : Array.Empty<string>()])),
        _ => state,
    };

    private static Maintenance Change(Maintenance m, MaintenanceChanged c, Fact fact)
    {
        var plan = new MaintenancePlan(c.Title ?? Erased, c.Body ?? Erased, c.Components, c.StartsAt, c.EndsAt);
        var times = plan.StartsAt == m.Plan.StartsAt && plan.EndsAt == m.Plan.EndsAt
            ? []
            : new[] { $"The maintenance is planned for {Time(plan.StartsAt)} until {Time(plan.EndsAt)} now." };
        return Post(m with { Plan = plan }, fact, string.Join("\n\n", [.. times, plan.Body]));
    }

    private static Maintenance Post(Maintenance m, Fact fact, string body) =>
        m with { Revision = m.Revision + 1, Posts = [.. m.Posts, new MaintenancePost(fact.Id, m.Stage, body, fact.RecordedAt)] };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm 'UTC on' d MMMM yyyy", CultureInfo.InvariantCulture);
}
