using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>What the number of tickets says of an incident.</summary>
public static class TicketVolumes
{
    /// <summary>Below this many times normal nothing is said.</summary>
    private const decimal Raised = 2;

    /// <summary>Above this many times normal support's management hears of it (source document, B7).</summary>
    private const decimal FarAbove = 5;

    private const decimal Highest = 1_000_000;

    /// <summary>0 about normal, 1 raised (from 2 times), 2 above 5 times, 3 above 10, 4 above 20, and so on.</summary>
    public static int LevelOf(decimal ratio)
    {
        if (ratio < Raised)
            return 0;
        var level = 1;
        for (var bound = FarAbove; ratio > bound && bound < Highest; bound *= 2)
            level++;
        return level;
    }

    /// <summary>Whether the tickets of an incident are looked at: it is meant, major, open or watched, and speaks for itself.</summary>
    public static bool AreWatched(Situation s) =>
        s.IsLive() && s.Severity is ("P1" or "P2") && !s.Restricted && s.ToldThrough is null && s.Status is not ("closed" or "cancelled" or "merged");

    /// <summary>Takes in one period: it is reported where it rises above what was reported last, or where it is normal again.</summary>
    public static Decision Observe(Conversation? conversation, SlotVolume slot)
    {
        if (conversation is not { } c || !AreWatched(c.Situation) || slot.Normal is not { } normal || slot.From + TicketSlots.Length <= c.Situation.DeclaredAt || slot.From <= c.Desk.Volume?.From)
            return Decision.Nothing;
        var ratio = Math.Round(slot.Count / normal, 2);
        var (level, before) = (LevelOf(ratio), c.Desk.Volume?.Level ?? 0);
        return level > before || (level == 0 && before > 0)
            ? Decision.Record(new NewFact(new TicketVolumeReported(slot.From, slot.Count, normal, ratio, TicketSlots.Length), OccurredAt: slot.From + TicketSlots.Length))
            : Decision.Nothing;
    }
}

/// <summary>The tickets of one period.</summary>
/// <param name="From">Beginning of the period.</param>
/// <param name="Normal">Tickets expected in such a period; absent where there is not enough history to say.</param>
public sealed record SlotVolume(DateTimeOffset From, int Count, decimal? Normal)
{
    /// <summary>Count over normal; absent where normal is not known.</summary>
    public decimal? Ratio => Normal is { } normal ? Math.Round(Count / normal, 2) : null;
}
