using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What was prepared for a known situation is put to use, by the same rules as if people did each of it by hand.</summary>
public static class Scenarios
{
    /// <param name="people">Who has a duty now; null where nobody has.</param>
    public static Decision Apply(Incident incident, Scenario scenario, Func<string, string?> people, Actor by, DateTimeOffset now)
    {
        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (incident.Scenarios.Contains(scenario.Id))
        {
            return Decision.Nothing;
        }

        var applied = new NewFact(
            new ScenarioApplied(scenario.Id, scenario.Webhook is not null, scenario.Runbook?.Title, scenario.Runbook?.Url, scenario.FirstMessage),
            Id: Guid.CreateVersion7());
        var facts = new List<NewFact> { applied };
        foreach (var assignment in scenario.Assignments ?? [])
        {
            var decision = Assign(incident, assignment, people, by);
            foreach (var fact in decision.Refusal is { } refused ? [new NewFact(new ConsequenceRefused(applied.Id!.Value, refused.Code, refused.WayOn))] : decision.Facts)
            {
                facts.Add(fact with { Cause = applied.Id });

                // The next assignment is judged with this one in place.
                incident = IncidentEvolution.Evolve(incident, new Fact(applied.Id!.Value, incident.LastFact + 1, fact.Data, now, now, by, ""));
            }
        }

        return Decision.Record(facts);
    }

    /// <summary>The webhook answered, or was called in vain.</summary>
    public static Decision Called(Incident incident, ScenarioWebhookCalled called) =>
        incident.Scenarios.Contains(called.Scenario) ? Decision.Record(called) : Decision.Nothing;

    private static Decision Assign(Incident incident, ScenarioAssignment assignment, Func<string, string?> people, Actor by) =>
        (assignment.Duty is { } duty ? people(duty) : assignment.Person) is { } person
            ? Command.Assign(incident, assignment.Role, person, by)
            : new Rejection("nobody-on-call", $"Nobody is on call for {assignment.Duty}.", $"Assign the {assignment.Role} by hand.");
}
