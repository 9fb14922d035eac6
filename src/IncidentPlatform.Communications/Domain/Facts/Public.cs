using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain.Facts;

/// <summary>The status page shows a new post.</summary>
/// <param name="Severity"><c>P1</c> to <c>P4</c>, when it was posted.</param>
/// <param name="Components">Public names of what is affected.</param>
public sealed record StatusPageChanged(
    Guid UpdateId, PublicStatus Status, string Severity, IReadOnlyList<string> Components, [Personal] string Title, [Personal] string Body);

/// <summary>Who subscribed to the status page by mail got a post: counts, never a recipient.</summary>
public sealed record SubscribersTold(Guid UpdateId, int Sent, int Failed, int Unknown);

/// <summary>Support answers with this from now on; a later one of the same id takes its place.</summary>
public sealed record CannedResponsePublished(Guid ResponseId, [Personal] string Title, [Personal] string Body);

public sealed record CannedResponseWithdrawn(Guid ResponseId, [Personal] string Title);
