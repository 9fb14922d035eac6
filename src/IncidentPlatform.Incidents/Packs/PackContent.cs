using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Packs;

/// <summary>A policy pack as it is written; the platform gives its versions.</summary>
/// <param name="Windows">Windows by severity: all of them.</param>
/// <param name="Obligations">What is owed, at the severities that each one gives a due time for.</param>
/// <param name="Cadence">How far a commander may change how often customers hear of an incident, by severity.</param>
/// <param name="Materiality">From which numbers on an incident of any severity is material.</param>
/// <param name="CustomerImpact">From how many customers on alerts are a major incident; never where it is left out.</param>
/// <param name="Proposals">How long a proposal can be decided: half an hour where it is left out.</param>
/// <param name="Pack">Its name, as in the path; may be left out.</param>
/// <param name="Version">Not looked at: what was read can be sent back as it is.</param>
public sealed record PackContent(
    IReadOnlyDictionary<string, PolicyWindows> Windows,
    IReadOnlyList<PackObligation> Obligations,
    IReadOnlyDictionary<string, CadenceBounds>? Cadence = null,
    MaterialityThresholds? Materiality = null,
    CustomerImpactRule? CustomerImpact = null,
    ProposalRule? Proposals = null,
    string? Pack = null,
    int? Version = null)
{
    internal PolicyPack As(string name, int version) =>
        new(name, version, Windows, Obligations, Cadence) { Materiality = Materiality, CustomerImpact = CustomerImpact, Proposals = Proposals };
}
