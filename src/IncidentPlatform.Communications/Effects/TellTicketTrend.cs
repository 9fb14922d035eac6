using System.Globalization;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Tickets;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>The commander hears in the war room how many tickets come: with each update to customers, and hourly while recovery is watched.</summary>
public sealed class TellTicketTrend(TicketTrends trends) : IEffect<TellTicketTrend.Payload>
{
    public const string Kind = "tell-ticket-trend";

    /// <summary>The last quarter of an hour, and the hour before it.</summary>
    private const int Told = 5;

    private const int MostTries = 20;
    private static readonly TimeSpan UntilCounted = TimeSpan.FromSeconds(3);

    /// <param name="Resolved">The fact that began the recovery watch it belongs to; absent where an update left.</param>
    public sealed record Payload(Guid? Resolved);

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct)
    {
        if (await call.Query.LoadAsync<Conversation>(call.StreamId, ct) is not { Situation.Restricted: false } c || !IsStillOwed(c, payload))
            return EffectOutcome.Nothing;
        var slots = (await trends.Of(c, endedAt: null, call.Query, Told, ct)).Slots;
        if (!trends.IsCurrent(c, slots) && call.Attempt < MostTries)
            return EffectOutcome.Retry(UntilCounted, "tickets are being counted");
        return TicketTrends.Line(slots) is { } line ? SayInWarRoom.Say(c, line, call) : EffectOutcome.Nothing;
    }

    /// <summary>When the recovery watch that goes on ends.</summary>
    internal static DateTimeOffset? WatchedUntil(Conversation c) =>
        DateTimeOffset.TryParse(c.Known.About(Subject.WatchedUntil), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) ? until : null;

    private static bool IsStillOwed(Conversation c, Payload payload) => payload.Resolved is not { } resolved
        ? c.Situation.Severity is "P1" or "P2"
        : c.Situation.Status == "resolved" && c.Known.Any(k => k.About == Subject.WatchedUntil && k.Source.Id == resolved);
}
