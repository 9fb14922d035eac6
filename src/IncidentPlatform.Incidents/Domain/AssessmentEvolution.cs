using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What facts of assessment make of an incident.</summary>
internal static class AssessmentEvolution
{
    internal static Incident Evolve(Incident incident, Fact fact) => fact.Data switch
    {
        AssessmentRecorded e => Investigating(incident) with
        {
            Assessment = e,
            Services = e.Services.Count > 0 ? e.Services : incident.Services,
        },
        ScopeChanged e => incident with { Services = e.Services },
        HypothesisStated => Stands(Investigating(incident), fact.Id, HypothesisStanding.Open),
        HypothesisConfirmed e => Stands(Investigating(incident), e.HypothesisId, HypothesisStanding.Confirmed),
        HypothesisDropped e => Stands(incident, e.HypothesisId, HypothesisStanding.Dropped),
        FindingRecorded => Investigating(incident),
        RootCauseIdentified when incident.Status is IncidentStatus.Declared or IncidentStatus.Investigating =>
            incident with { Status = IncidentStatus.Identified },
        _ => incident,
    };

    private static Incident Stands(Incident incident, Guid hypothesis, HypothesisStanding standing) =>
        incident with { Hypotheses = incident.Hypotheses.With(hypothesis, standing) };

    private static Incident Investigating(Incident incident) =>
        incident.Status == IncidentStatus.Declared ? incident with { Status = IncidentStatus.Investigating } : incident;
}
