using IncidentPlatform.Communications.Deliveries;
using IncidentPlatform.Communications.Effects;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Timers;

/// <summary>Long after an update left, the addresses it went to are forgotten; how many got it, and of which customers, stays.</summary>
public sealed class ForgetAddresses(Rounds rounds) : ITimer<ForgetAddresses.Payload>
{
    public const string Kind = "forget-addresses";
    public static readonly TimeSpan After = TimeSpan.FromDays(90);

    public sealed record Payload(Guid UpdateId);

    public Task Fire(Payload payload, Firing firing, CancellationToken ct) =>
        rounds.ForgetAddresses([payload.UpdateId, MailSubscribers.RoundOf(payload.UpdateId)], ct);
}
