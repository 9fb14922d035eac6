using System.Globalization;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.Messaging;
using Marten;

namespace IncidentPlatform.Communications.Tickets;

/// <summary>The tickets of an incident by quarters of an hour, from its declaration to its end.</summary>
public sealed class TicketTrends(HelpDeskSettings settings, DomainClock clock)
{
    /// <summary>A week.</summary>
    public const int MostSlots = 4 * 24 * 7;

    /// <param name="Services">The services whose tickets count; null where all count, because none names a service of the incident.</param>
    /// <param name="Slots">Oldest first.</param>
    public sealed record Trend(IReadOnlyList<string>? Services, IReadOnlyList<SlotVolume> Slots);

    /// <param name="endedAt">When the incident was over; null while it goes on.</param>
    /// <param name="slots">So many, the last ones.</param>
    public async Task<Trend> Of(Conversation c, DateTimeOffset? endedAt, IQuerySession query, int slots, CancellationToken ct)
    {
        var end = clock.GetUtcNow() is var now && endedAt < now ? endedAt.Value : now;
        var to = TicketSlots.Of(end) + (endedAt is null ? TimeSpan.Zero : TicketSlots.Length);
        var declared = TicketSlots.Of(c.Situation.DeclaredAt);
        var from = to - slots * TicketSlots.Length is var first && first > declared ? first : declared;
        var affected = (await IncidentCopies.Find(query, c.Id, ct))?.State.Services ?? [];
        var counts = await TicketCounts.Read(query, settings, from, to, ct);
        var services = counts.Concerning(affected);
        List<SlotVolume> found = [];
        for (var slot = from; slot < to; slot += TicketSlots.Length)
            if (counts.Of(slot, services) is { } counted)
                found.Add(counted);
        return new Trend(services, found);
    }

    /// <summary>Whether what is over by now, and belongs to the incident, was counted.</summary>
    public bool IsCurrent(Conversation c, IReadOnlyList<SlotVolume> slots) =>
        TicketSlots.CountedUntil(clock.GetUtcNow()) - TicketSlots.Length is var last && (last < TicketSlots.Of(c.Situation.DeclaredAt) || slots.Any(s => s.From >= last));

    /// <summary>Slots in a line, the newest first; null where there are none.</summary>
    public static string? Line(IReadOnlyList<SlotVolume> slots)
    {
        if (slots is not [.., var last])
            return null;
        var now = last.Normal is { } normal
            ? Invariant($"Tickets: {last.Count} in 15 minutes to {last.From + TicketSlots.Length:HH:mm} UTC, {last.Ratio:0.##} times the normal {normal:0.##}.")
            : Invariant($"Tickets: {last.Count} in 15 minutes to {last.From + TicketSlots.Length:HH:mm} UTC; not enough history to say what is normal.");
        return slots.Count == 1 ? now : $"{now} Before: {string.Join(", ", slots.Reverse().Skip(1).Select(s => s.Count.ToString(CultureInfo.InvariantCulture)))}.";
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
