using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Features.People;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Escalation.Features.OnCall;

/// <summary>A schedule as it is written: layers, or one rotation in short.</summary>
/// <param name="TimeZone">IANA name, for example <c>Europe/Berlin</c>: shifts change at the same hour there all year.</param>
/// <param name="Layers">Rotations; the last one that has somebody on duty counts.</param>
/// <param name="Start">In short: start of the first shift, local time in that zone.</param>
/// <param name="ShiftLength">In short: length of a shift by the local clock, for example <c>P7D</c>; an hour at least.</param>
/// <param name="Participants">In short: person ids, in the order of their turns.</param>
public sealed record ScheduleBody(
    string TimeZone, IReadOnlyList<Layer>? Layers = null, DateTime? Start = null, TimeSpan? ShiftLength = null, IReadOnlyList<string>? Participants = null)
{
    private const int MostLayers = 20;
    private const string InShort = "rotation";
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_525);

    /// <summary>The layers that it says, whichever way.</summary>
    internal IReadOnlyList<Layer> AllLayers =>
        [.. (Layers ?? [new Layer(InShort, Start ?? default, ShiftLength ?? default, Participants ?? [])])
            .Select(l => l with { Start = DateTime.SpecifyKind(l.Start, DateTimeKind.Unspecified), Restrictions = l.Restrictions is { Count: > 0 } ? l.Restrictions : null })];

    internal async Task<IResult?> Fault(IQuerySession query, CancellationToken ct)
    {
        if (!TimeZones.Knows(TimeZone))
            return Problems.Invalid("time-zone-unknown", $"There is no time zone {TimeZone}.", "Use an IANA name such as Europe/Berlin.");
        if (Layers is null ? Start is null || ShiftLength is null || Participants is null : Start is not null || ShiftLength is not null || Participants is not null)
            return Problems.Invalid("schedule-ambiguous", "A schedule has either layers, or start, shiftLength and participants.", "Give layers, or those three.");
        var layers = AllLayers;
        if (layers.Count > MostLayers)
            return Problems.Invalid("too-many-layers", $"A schedule has at most {MostLayers} layers.", "Spread them over several duties.");
        if (layers.GroupBy(l => l.Name).FirstOrDefault(g => g.Count() > 1 || string.IsNullOrWhiteSpace(g.Key)) is { } name)
            return Problems.Invalid("layer-name", $"'{name.Key}' is no name, or the name of several layers.", "Give each layer a name of its own.");
        if (layers.FirstOrDefault(l => l.ShiftLength < Shortest || l.ShiftLength > Longest) is { } length)
            return Problems.Invalid("shift-too-short", $"A shift lasts an hour at least and a hundred years at most, one of '{length.Name}' does not.", "Give shiftLength as a duration, for example P7D or PT12H.");
        if (layers.FirstOrDefault(l => l.Participants.Count == 0) is { } empty)
            return Problems.Invalid("schedule-needs-people", $"A layer without participants puts nobody on call: '{empty.Name}'.", "Name at least one person.");
        if (layers.SelectMany(l => l.Restrictions ?? []).Any(r => r.Days.Count == 0))
            return Problems.Invalid("restriction-empty", "A restriction without days never holds.", "Name the weekdays on which it begins.");
        return await Here.Unknown(layers.SelectMany(l => l.Participants), query, ct) is { } unknown ? PutPosition.UnknownPerson(unknown) : null;
    }
}
