using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.Policies;
using IncidentPlatform.Escalation.Reactions;

namespace IncidentPlatform.Escalation.Tests.World;

/// <summary>The pack that is shipped, resolved for a severity.</summary>
internal static class TheDefaultPack
{
    private static readonly JsonElement Pack = Load();

    public static Policy For(string severity) => Resolved(severity).ToPolicy();

    public static ResolvedPolicy Resolved(string severity) => new(
        "default", 1, default, default, default,
        Pack.GetProperty("windows").GetProperty(severity).GetProperty("escalationSilence").Deserialize<TimeSpan>(Wire.Json),
        [.. Pack.GetProperty("obligations").EnumerateArray().Where(o => o.GetProperty("due").TryGetProperty(severity, out _)).Select(o => Rule(o, severity))]);

    private static Contracts.ObligationRule Rule(JsonElement o, string severity) => new(
        o.GetProperty("kind").GetString()!,
        Matches(o, "openedBy")!,
        o.GetProperty("due").GetProperty(severity).Deserialize<TimeSpan>(Wire.Json),
        Matches(o, "metBy")!,
        o.GetProperty("owedBy").GetString()!,
        o.GetProperty("ladder").Deserialize<IReadOnlyList<Contracts.LadderStep>>(Wire.Json)!,
        Text(o, "dueMember"), Flag(o, "asksCommander"), Flag(o, "repeats"),
        o.TryGetProperty("businessDays", out var days) && days.TryGetProperty(severity, out var count) ? count.GetInt32() : null,
        Matches(o, "cancelledBy"), Matches(o, "countsFrom"), Text(o, "owedByMember"), Text(o, "subjectMember"));

    private static IReadOnlyList<Contracts.FactMatch>? Matches(JsonElement o, string member) =>
        o.TryGetProperty(member, out var matches) ? matches.Deserialize<IReadOnlyList<Contracts.FactMatch>>(Wire.Json) : null;

    private static string? Text(JsonElement o, string member) => o.TryGetProperty(member, out var value) ? value.GetString() : null;

    private static bool Flag(JsonElement o, string member) => o.TryGetProperty(member, out var value) && value.GetBoolean();

    private static JsonElement Load()
    {
        using var file = typeof(TheDefaultPack).Assembly.GetManifestResourceStream("default.json")!;
        return JsonDocument.Parse(file).RootElement.Clone();
    }
}
