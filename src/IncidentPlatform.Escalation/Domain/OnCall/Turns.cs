namespace IncidentPlatform.Escalation.Domain.OnCall;

/// <summary>An interval in which somebody has a duty.</summary>
/// <param name="Source">The layer or override it comes from, and which turn of it: pieces of one turn are one shift.</param>
internal readonly record struct Turn(string Source, string Person, DateTimeOffset From, DateTimeOffset To)
{
    public Turn? Within(DateTimeOffset from, DateTimeOffset to) =>
        (From < from ? from : From, To > to ? to : To) is var (begins, ends) && ends > begins ? this with { From = begins, To = ends } : null;
}

/// <summary>Whose turn it is by a rota, over any period.</summary>
internal static class Turns
{
    private static readonly TimeSpan WidestZone = TimeSpan.FromHours(15);

    /// <summary>The final schedule: every instant once, by the override or the layer that counts, in time order; where nobody is on duty nothing.</summary>
    public static IReadOnlyList<Turn> Final(Rota rota, DateTimeOffset from, DateTimeOffset to, InstantOf instant)
    {
        List<(DateTimeOffset From, DateTimeOffset To)> free = [(from, to)];
        var final = new List<Turn>();
        foreach (var turn in rota.Overrides.Reverse().Select(o => new Turn($"override/{o.Id}", o.Person, o.From, o.To))
            .Concat(rota.Layers.Reverse().SelectMany(l => Of(l, rota.TimeZone, from, to, instant))))
        {
            final.AddRange(free.Select(f => turn.Within(f.From, f.To)).OfType<Turn>());
            free = [.. free.SelectMany(f => Without(f, turn))];
        }

        return Joined(final.OrderBy(t => t.From));
    }

    /// <summary>The turns of one layer that fall into a period, in time order.</summary>
    public static IEnumerable<Turn> Of(Layer layer, string timeZone, DateTimeOffset from, DateTimeOffset to, InstantOf instant)
    {
        if (layer.Participants.Count == 0)
            yield break;
        DateTimeOffset StartOf(long turn) => instant(timeZone, layer.Start + (turn * layer.ShiftLength));

        var passed = from.UtcDateTime - WidestZone - layer.ShiftLength - layer.Start;
        for (var turn = Math.Max(0, passed.Ticks / layer.ShiftLength.Ticks); StartOf(turn) < to; turn++)
        {
            var whole = new Turn($"{layer.Name}/{turn}", layer.Participants[(int)(turn % layer.Participants.Count)], StartOf(turn), StartOf(turn + 1));
            if (whole.Within(from, to) is not { } inside)
                continue;
            foreach (var piece in layer.Restrictions is { Count: > 0 } only ? Joined(Restricted(inside, only, timeZone, instant)) : [inside])
                yield return piece;
        }
    }

    /// <summary>The layer without somebody: it starts anew with the turn that is on, so that the others keep their order and whoever is on stays on.</summary>
    public static Layer Without(Layer layer, string person, string timeZone, InstantOf instant, DateTimeOffset now)
    {
        var turn = 0L;
        if (instant(timeZone, layer.Start) <= now)
        {
            turn = Math.Max(0, (now.UtcDateTime - WidestZone - layer.ShiftLength - layer.Start).Ticks / layer.ShiftLength.Ticks);
            while (instant(timeZone, layer.Start + ((turn + 1) * layer.ShiftLength)) <= now)
                turn++;
        }

        var first = (int)(turn % layer.Participants.Count);
        return layer with
        {
            Start = layer.Start + (turn * layer.ShiftLength),
            Participants = [.. layer.Participants.Skip(first).Concat(layer.Participants.Take(first)).Where(p => p != person)],
        };
    }

    /// <summary>Pieces of one turn that follow each other at once are one.</summary>
    public static IReadOnlyList<Turn> Joined(IEnumerable<Turn> inOrder)
    {
        var joined = new List<Turn>();
        foreach (var turn in inOrder)
        {
            if (joined is [.., var last] && last.To >= turn.From && last.Source == turn.Source && last.Person == turn.Person)
                joined[^1] = last with { To = turn.To > last.To ? turn.To : last.To };
            else
                joined.Add(turn);
        }

        return joined;
    }

    private static IEnumerable<Turn> Restricted(Turn turn, IReadOnlyList<Restriction> restrictions, string timeZone, InstantOf instant)
    {
        var pieces = new List<Turn>();
        for (var day = DateOnly.FromDateTime((turn.From - WidestZone).UtcDateTime).AddDays(-1); day <= DateOnly.FromDateTime((turn.To + WidestZone).UtcDateTime); day = day.AddDays(1))
        {
            foreach (var only in restrictions.Where(r => r.Days.Contains(day.DayOfWeek)))
            {
                var ends = only.To > only.From ? day : day.AddDays(1);
                if (turn.Within(instant(timeZone, day.ToDateTime(only.From)), instant(timeZone, ends.ToDateTime(only.To))) is { } piece)
                    pieces.Add(piece);
            }
        }

        return pieces.OrderBy(p => p.From);
    }

    private static IEnumerable<(DateTimeOffset, DateTimeOffset)> Without((DateTimeOffset From, DateTimeOffset To) free, Turn taken)
    {
        if (taken.To <= free.From || taken.From >= free.To)
        {
            yield return free;
            yield break;
        }

        if (free.From < taken.From)
            yield return (free.From, taken.From);
        if (taken.To < free.To)
            yield return (taken.To, free.To);
    }
}
