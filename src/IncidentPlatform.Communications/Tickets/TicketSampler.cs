using IncidentPlatform.Communications.Adapters.HelpDesk;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Communications.Tickets;

/// <summary>
/// Counts the tickets of each quarter of an hour, all the time, and says to open incidents what is new in that. Only the leading instance
/// does. Counts and what follows from them are one transaction, and a slot can be stored once: so no restart loses a slot or reports it twice.
/// </summary>
internal sealed partial class TicketSampler
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Tidies = TimeSpan.FromHours(1);

    /// <summary>After a longer absence it catches up in pieces.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromDays(1);

    private static readonly Intent Itself = new(Actor.Service(Origins.Communications));

    private readonly IDocumentStore store;
    private readonly StreamSessions streams;
    private readonly IHelpDesk helpDesk;
    private readonly HelpDeskSettings settings;
    private readonly DomainClock clock;
    private readonly ILogger<TicketSampler> log;
    private DateTimeOffset? next;

    public TicketSampler(IDocumentStore store, StreamSessions streams, IHelpDesk helpDesk, HelpDeskSettings settings, DomainClock clock, ILogger<TicketSampler> log)
    {
        (this.store, this.streams, this.helpDesk, this.settings, this.clock, this.log) = (store, streams, helpDesk, settings, clock, log);
        Telemetry.Meter.CreateObservableGauge(
            "incidentplatform.tickets.uncounted", () => next is { } from ? Math.Max(0, (clock.GetUtcNow() - from - TicketSlots.Length).TotalSeconds) : 0, "s",
            "How long the oldest quarter of an hour has been over whose tickets are not counted; on the leading instance.");
    }

    public async Task Run(CancellationToken ct)
    {
        (next, var tidied, var failing) = (null, DateTimeOffset.MinValue, false);
        while (true)
        {
            try
            {
                while (await Count(ct))
                {
                }

                if (clock.GetUtcNow() is var now && now - tidied >= Tidies)
                {
                    await Forget(now, ct);
                    tidied = now;
                }

                failing = false;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                if (!failing)
                    LogNotCounted(log, e.GetType().Name);
                failing = true;
            }

            await Task.Delay(failing ? AfterFailure : Poll, ct);
        }
    }

    /// <summary>Counts what is over and not counted; the first time the slot that ended last.</summary>
    /// <returns>Whether something was counted, so that there may be more.</returns>
    private async Task<bool> Count(CancellationToken ct)
    {
        var until = TicketSlots.CountedUntil(clock.GetUtcNow());
        next ??= await Last(ct) is { } last ? last + TicketSlots.Length : until - TicketSlots.Length;
        if (until - next > settings.KeepCounts)
            next = until - settings.KeepCounts;
        if (next >= until)
            return false;

        var (from, to) = (next.Value, until - next.Value > AtOnce ? next.Value + AtOnce : until);
        next = null;
        await Keep(SlotsOf(from, to, await helpDesk.Opened(from, to, ct)), ct);
        next = to;
        return true;
    }

    private async Task Keep(List<CountedSlot> counted, CancellationToken ct)
    {
        await using var transaction = streams.Open();
        transaction.Session.Insert(counted.Select(s => new TicketSample(TicketSample.IdOf(s.From), s.From, s.Counts)));
        var open = await WatchedIncidents.Of(transaction.Session, ct);
        if (open.Count > 0)
        {
            var counts = await TicketCounts.Read(transaction.Session, settings, counted[0].From, counted[^1].From + TicketSlots.Length, ct, counted);
            await transaction.LockAll<Conversation>(open.Select(i => i.Id), ct);
            foreach (var incident in open)
            {
                var services = counts.Concerning(incident.State.Services);
                foreach (var slot in counted)
                    await transaction.Append<Conversation>(incident.Id, Itself, (c, _) => TicketVolumes.Observe(c, counts.Of(slot.From, services)!), ct);
            }
        }

        await transaction.Save(ct);
    }

    private static List<CountedSlot> SlotsOf(DateTimeOffset from, DateTimeOffset to, IReadOnlyList<OpenedTicket> tickets)
    {
        var bySlot = tickets.ToLookup(t => TicketSlots.Of(t.At));
        List<CountedSlot> slots = [];
        for (var slot = from; slot < to; slot += TicketSlots.Length)
        {
            slots.Add(new CountedSlot(
                slot, [.. bySlot[slot].GroupBy(t => string.Join('\n', t.Services.Order(StringComparer.Ordinal)))
                    .Select(g => new ServicesCount([.. g.First().Services.Order(StringComparer.Ordinal)], g.Count()))]));
        }

        return slots;
    }

    private async Task<DateTimeOffset?> Last(CancellationToken ct)
    {
        await using var query = store.QuerySession();
        return (await query.Query<TicketSample>().OrderByDescending(s => s.Id).FirstOrDefaultAsync(ct))?.From;
    }

    private async Task Forget(DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var (counts, tickets) = (TicketSample.IdOf(now - settings.KeepCounts), now - settings.KeepTickets);
        session.DeleteWhere<TicketSample>(s => s.Id.CompareTo(counts) < 0);
        session.DeleteWhere<Ticket>(t => t.OpenedAt < tickets);
        session.DeleteWhere<TicketAnswer>(a => a.At < tickets);
        await session.SaveChangesAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tickets cannot be counted ({Reason}); what is missing is counted later.")]
    private static partial void LogNotCounted(ILogger log, string reason);
}
