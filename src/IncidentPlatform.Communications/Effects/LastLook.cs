using IncidentPlatform.Communications.Contact;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Communications.Reactions;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>Before an update leaves by a channel, the incident is read once more: what no longer holds stays here.</summary>
public sealed class LastLook(IncidentReader reader, ContactLinks links, Playbook playbook)
{
    private static readonly TimeSpan UntilIncidentsAnswers = TimeSpan.FromSeconds(5);

    /// <summary>Leaves by the channel, if it may, and records what came of it.</summary>
    /// <param name="leave">The call to the outside; it is told whether Incidents answers.</param>
    /// <param name="sofar">What has left already of an update that may not go on; nothing where null.</param>
    public async Task<EffectOutcome> Then(
        UpdateToSend payload, Channel channel, EffectCall call, Func<Conversation, Update, bool, Task<ChannelOutcome>> leave, CancellationToken ct,
        Func<Update, Task<ChannelOutcome>>? sofar = null)
    {
        var conversation = await call.Query.LoadAsync<Conversation>(call.StreamId, ct);
        if (conversation?.Update(payload.UpdateId) is not { Stage: UpdateStage.Sending } update || update.IsDone(channel)
            || payload.LeavesAt != update.LeavesAt)
            return EffectOutcome.Nothing;

        var read = await reader.Read(call.StreamId, call.Query, ct);
        if (read is null && (conversation.Situation.Restricted || !Truth.StatesNothing(update)))
            return EffectOutcome.Retry(UntilIncidentsAnswers, "Incidents cannot be read");
        if (Sending.Faults(conversation, update, read ?? [], playbook, call.Now) is { Count: > 0 } faults)
            return Finished(Outcome(update, channel, sofar is null ? new ChannelOutcome(0) : await sofar(update), string.Join("; ", faults)), ways: null);

        var ways = await links.Of(conversation.Id, ct);
        var outcome = await leave(conversation, update, read is not null);
        return outcome.TryAgainIn is { } wait
            ? EffectOutcome.Retry(wait, outcome.Why ?? "more to send")
            : Finished(Outcome(update, channel, outcome, stopped: null), ways);
    }

    private static ChannelFinished Outcome(Update update, Channel channel, ChannelOutcome outcome, string? stopped) =>
        new(update.Id, channel, outcome.Sent, outcome.Failed, outcome.Unknown, stopped) { Suppressed = outcome.Suppressed, Chosen = outcome.Chosen };

    private EffectOutcome Finished(ChannelFinished outcome, Ways? ways) =>
        EffectOutcome.Done<Conversation>((c, now) => Sending.Finish(c, outcome, playbook, now, ways));
}

/// <summary>What came of leaving by a channel.</summary>
/// <param name="TryAgainIn">It is not finished: the rest later.</param>
public sealed record ChannelOutcome(int Sent, int Failed = 0, int Unknown = 0, TimeSpan? TryAgainIn = null, string? Why = null)
{
    /// <summary>Recipients who were left out.</summary>
    public int Suppressed { get; init; }

    /// <summary>From what the recipients were chosen.</summary>
    public Chosen? Chosen { get; init; }
}
