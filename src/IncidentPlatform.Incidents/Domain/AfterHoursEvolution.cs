using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What facts of the night make of an incident.</summary>
internal static class AfterHoursEvolution
{
    internal static Incident Evolve(Incident incident, Fact fact) => fact.Data switch
    {
        DeclaredAfterHours e => incident with { AfterHours = new AfterHoursStanding(e.Calendar, e.OpensAt) },
        DayHandOverDue when incident.AfterHours is { } standing => incident with { AfterHours = standing with { DueAt = fact.RecordedAt } },
        HandedToDayTeam e => incident with { DayTeam = new DayTeam(e.To, fact.RecordedAt) },
        ScenarioApplied e => incident with { Scenarios = [.. incident.Scenarios.Union([e.Scenario])] },
        _ => incident,
    };
}
