using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Communications.Timers;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Effects;

/// <summary>What becomes due with the facts of planned work: its beginning, its end, and who hears of it.</summary>
public static class MaintenanceDueWork
{
    public static IEnumerable<Due> Of(Fact fact, Maintenance m) =>
        MaintenanceEvolution.Facts.Contains(fact.Data.GetType()) ? [.. Times(fact, m.Plan), .. ConversationDueWork.Telling(fact.Id, fact)] : [];

    private static IEnumerable<Due> Times(Fact fact, MaintenancePlan plan) => fact.Data is MaintenancePlanned or MaintenanceChanged
        ?
        [
            new Due(BeginMaintenance.Kind, new MaintenanceTime(plan.StartsAt), plan.StartsAt),
            new Due(EndMaintenance.Kind, new MaintenanceTime(plan.EndsAt), plan.EndsAt),
        ]
        : [];
}
