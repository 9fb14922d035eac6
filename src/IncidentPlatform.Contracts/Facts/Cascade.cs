namespace IncidentPlatform.Contracts.Facts;

/// <summary>On the linked incident: from here on its root's commander commands it.</summary>
/// <param name="RootId">The root.</param>
/// <param name="RootNumber">The root's human key.</param>
/// <param name="Commander">Person id of who commands the root at the link.</param>
/// <param name="Reason">Why they belong together.</param>
public sealed record LinkedUnderRoot(Guid RootId, string RootNumber, string Commander, string Reason);

/// <summary>On the linked incident: it stands alone again, commanded by who commanded it through the link.</summary>
public sealed record Unlinked(Guid RootId, string RootNumber, string Reason);

/// <summary>On the root: an incident is linked under it.</summary>
/// <param name="IncidentId">The linked incident.</param>
/// <param name="Number">Its human key.</param>
/// <param name="Services">Its services at the link.</param>
public sealed record CascadeJoined(Guid IncidentId, string Number, IReadOnlyList<string> Services);

/// <summary>On the root: an incident is linked under it no more.</summary>
public sealed record CascadeLeft(Guid IncidentId, string Number);

/// <summary>On the root: in which order the incidents of the cascade are to be fixed.</summary>
public sealed record FixOrderProposed(IReadOnlyList<FixOrderEntry> Order);

/// <param name="IncidentId">An incident of the cascade.</param>
/// <param name="Number">Its human key.</param>
/// <param name="After">Numbers of the incidents of the cascade that it depends on.</param>
/// <param name="CustomersAffected">By its latest assessment; 0 while that is not known.</param>
/// <param name="Severity"><c>P1</c> to <c>P4</c>.</param>
public sealed record FixOrderEntry(Guid IncidentId, string Number, IReadOnlyList<string> After, int CustomersAffected, string Severity);
