namespace IncidentPlatform.Escalation.Domain.OnCall;

/// <summary>Somebody who can be reached. Everyone else knows the id only.</summary>
/// <param name="Id">Opaque id, as in the person's token.</param>
/// <param name="Webhook">Where pages to this person go; the configured default where it is null.</param>
/// <param name="Senior">May be woken when nobody on call answers.</param>
public sealed record Person(string Id, string Name, string Email, Uri? Webhook = null, bool Senior = false);

/// <summary>A position of the organisation that escalations go to.</summary>
/// <param name="Id">Name of the position, for example <c>engineering-vp</c>.</param>
/// <param name="Person">Person id.</param>
public sealed record Position(string Id, string Person);
