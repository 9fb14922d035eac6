namespace IncidentPlatform.PostMortems.Domain.Evidence;

public sealed record SecurityDesignated(string Reason);

public sealed record AccessGranted(string Person);

public sealed record AccessRevoked(string Person, string Reason);

public sealed record AuditorEngaged(string Person, string Scope);

public sealed record InvestigationPhaseChanged(string From, string To);

public sealed record AwarenessRecorded(string Jurisdiction, DateTimeOffset AwareAt, string By, DateTimeOffset? FileBy = null);

public sealed record FilingRecorded(string Jurisdiction, DateTimeOffset FiledAt, string Authority);

public sealed record LegalApprovalGiven(string Audience, string Kind);

public sealed record EvidenceRegistered(string Name, string CollectedBy);

public sealed record CustodyTransferred(string From, string To);
