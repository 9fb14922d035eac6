using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>On the linked incident: from here on its root's commander commands it.</summary>
/// <param name="Commander">Person id of who commands the root at the link; later changes are read through the link.</param>
public sealed record LinkedUnderRoot(Guid RootId, string RootNumber, string Commander, [Personal] string Reason);

/// <summary>On the linked incident: it stands alone again, commanded by who commanded it through the link.</summary>
public sealed record Unlinked(Guid RootId, string RootNumber, [Personal] string Reason);

/// <summary>On the root: an incident is linked under it.</summary>
/// <param name="Services">Services of the linked incident at the link.</param>
public sealed record CascadeJoined(Guid IncidentId, string Number, IReadOnlyList<string> Services);

/// <summary>On the root: an incident is linked under it no more.</summary>
public sealed record CascadeLeft(Guid IncidentId, string Number);

/// <summary>On the root: in which order the incidents of the cascade are to be fixed.</summary>
public sealed record FixOrderProposed(IReadOnlyList<FixOrderEntry> Order);

/// <param name="After">Numbers of the incidents of the cascade that it depends on.</param>
/// <param name="CustomersAffected">By its latest assessment; 0 while that is not known.</param>
public sealed record FixOrderEntry(Guid IncidentId, string Number, IReadOnlyList<string> After, int CustomersAffected, Severity Severity);
