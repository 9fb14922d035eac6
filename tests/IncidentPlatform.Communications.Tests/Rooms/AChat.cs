using System.Collections.Concurrent;
using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Adapters.Bridges;
using IncidentPlatform.Communications.Adapters.ChatRooms;

namespace IncidentPlatform.Communications.Tests.Rooms;

/// <summary>A chat and a bridge outside: they keep what was asked of them, take each key once, and fail as a test says.</summary>
public sealed class AChat : IChatRooms, IBridges
{
    private readonly ConcurrentDictionary<Guid, int> calls = [];
    private readonly ConcurrentDictionary<string, int> lost = [];

    /// <summary>What was done, once for each key: <c>open incident-…</c>, <c>topic …</c>, <c>pin …</c>, <c>say …</c>, <c>invite …</c>, <c>bridge</c>, <c>private …</c>.</summary>
    public ConcurrentQueue<(Guid Incident, string What)> Done { get; } = new();

    /// <summary>So many first calls of each kind and room are carried out, and their caller never hears of it; a step's second call is answered.</summary>
    public int LosesAnswers { get; set; }

    /// <summary>Calls of this kind fail with this reason.</summary>
    public ConcurrentDictionary<string, Exception> Failing { get; } = [];

    public IReadOnlyList<string> Of(Guid incident) => [.. Done.Where(d => d.Incident == incident).Select(d => d.What)];

    /// <summary>How often a key was called at most.</summary>
    public int MostCalls => calls.Values.DefaultIfEmpty().Max();

    public async Task<OpenRoom> Open(RoomRequest request, Guid key, CancellationToken ct)
    {
        await Call("open", Id(request), $"{request.Name}{(request.Private ? " private" : "")}", key, ct);
        return Room(request);
    }

    public Task SetTopic(string room, string topic, Guid key, CancellationToken ct) => Call("topic", room, topic, key, ct);

    public Task Invite(string room, IReadOnlyList<string> people, Guid key, CancellationToken ct) => Call("invite", room, string.Join(' ', people), key, ct);

    public Task Post(string room, string text, bool pinned, Guid key, CancellationToken ct) => Call(pinned ? "pin" : "say", room, text, key, ct);

    public async Task<OpenRoom> MakePrivate(string room, RoomRequest request, Guid key, CancellationToken ct)
    {
        await Call("private", room, request.Name, key, ct);
        return Room(request);
    }

    async Task<Uri> IBridges.Open(Guid incidentId, string roomName, Guid key, CancellationToken ct)
    {
        await Call("bridge", $"{incidentId}", "", key, ct);
        return new Uri("https://meet.example.org/1");
    }

    private async Task Call(string kind, string room, string what, Guid key, CancellationToken ct)
    {
        if (Failing.TryGetValue(kind, out var failure))
            throw failure;
        var done = $"{kind}{(room.EndsWith("/technical", StringComparison.Ordinal) ? " technical" : "")}";
        if (calls.AddOrUpdate(key, 1, (_, before) => before + 1) == 1)
            Done.Enqueue((Guid.Parse(room.Split('/')[0]), $"{done} {what}".Trim()));
        if (done != "invite technical" && lost.AddOrUpdate(done, 1, (_, before) => before + 1) <= LosesAnswers)
            await Task.Delay(Timeout.Infinite, ct);
    }

    private static OpenRoom Room(RoomRequest request) => new(Id(request), new Uri($"https://chat.example.org/{request.Name}"));

    private static string Id(RoomRequest request) => $"{request.IncidentId}{(request.Technical ? "/technical" : "")}";
}
