using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Timers;

/// <summary>Nobody told customers in time: the pre-approved text goes, if that is still so.</summary>
public sealed class ReleasePreApprovedText(Playbook playbook) : ITimer<ReleasePreApprovedText.Payload>
{
    public const string Kind = "release-pre-approved-text";

    public sealed record Payload(Guid ObligationId);

    public async Task Fire(Payload payload, Firing firing, CancellationToken ct) => await firing.Append<Conversation>(
        firing.StreamId, (c, now) => PreApprovedTexts.Release(c, payload.ObligationId, playbook, now), ct);
}
