namespace IncidentPlatform.Incidents.Domain;

/// <param name="ExpireAfter">How long somebody may take to say whether it is an incident; half an hour where a pack does not say.</param>
public sealed record ProposalRule(TimeSpan ExpireAfter);
