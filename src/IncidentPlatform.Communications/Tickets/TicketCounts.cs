using IncidentPlatform.Communications.Domain;
using Marten;

namespace IncidentPlatform.Communications.Tickets;

/// <summary>What was counted in a time and in the weeks before it, and what of that concerns an incident.</summary>
public sealed class TicketCounts(HelpDeskSettings settings, IReadOnlyDictionary<DateTimeOffset, CountedSlot> slots)
{
    /// <param name="from">The first slot that is asked about; the weeks before it are read too.</param>
    /// <param name="to">The end of the last one.</param>
    /// <param name="fresh">Slots that were counted and are not stored yet.</param>
    public static async Task<TicketCounts> Read(
        IQuerySession query, HelpDeskSettings settings, DateTimeOffset from, DateTimeOffset to, CancellationToken ct, params IEnumerable<CountedSlot> fresh)
    {
        var (first, end) = (TicketSample.IdOf(from.AddDays(-7 * settings.Weeks).AddDays(-1)), TicketSample.IdOf(to));
        var stored = await query.Query<TicketSample>().Where(s => s.Id.CompareTo(first) >= 0 && s.Id.CompareTo(end) < 0).ToListAsync(ct);
        return new TicketCounts(
            settings, stored.Select(s => new CountedSlot(s.From, s.Counts)).Concat(fresh).GroupBy(s => s.From).ToDictionary(s => s.Key, s => s.Last()));
    }

    /// <summary>The services whose tickets count; null, for all tickets, where no ticket that was counted names any of them.</summary>
    public IReadOnlyList<string>? Concerning(IReadOnlyList<string> services) => slots.Values.Any(s => s.NamesAny(services)) ? services : null;

    /// <summary>A slot, with what is normal for it; null where it was not counted.</summary>
    public SlotVolume? Of(DateTimeOffset slot, IReadOnlyList<string>? services) => Counted(slot, services) is { } count
        ? new SlotVolume(slot, count, TicketSlots.Normal(s => Counted(s, services), slot, settings.Weeks, settings.Zone))
        : null;

    private int? Counted(DateTimeOffset slot, IReadOnlyList<string>? services) => slots.GetValueOrDefault(slot)?.Touching(services);
}
