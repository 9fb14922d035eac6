using System.Net.Http.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Operations;

namespace IncidentPlatform.Hosting.Tests;

public sealed class Parking(ARunningKettle kettle) : IClassFixture<ARunningKettle>
{
    private const string Queue = "incident-facts.post-mortems";

    [Fact]
    public async Task Poison_is_parked_and_shown_and_blocks_nothing_and_can_be_replayed()
    {
        await kettle.PublishRaw(Queue, "this is no message");
        await Until(async () => (await Parked()).Counts[Queue] == 1);

        var id = await kettle.AKettle();
        await kettle.Count(id, new Counted(1, Rings: true));
        await kettle.Until(id, k => k.Rings == 1);

        using var replay = await Admin().PostAsync(new Uri("operations/parked/replay", UriKind.Relative), null);
        (await replay.Content.ReadFromJsonAsync<ReplayAnswer>(Wire.Json))!.Replayed.Should().Be(1);
        await Until(async () => (await Parked()).Counts[Queue] == 1);
        (await Parked()).First.Should().ContainSingle(m => m.Queue == Queue);
    }

    [Fact]
    public async Task Only_an_admin_sees_what_is_parked()
    {
        using var answer = await kettle.Http.GetAsync(new Uri("operations/parked", UriKind.Relative));
        answer.StatusCode.Should().Be(System.Net.HttpStatusCode.Forbidden);
    }

    private async Task<ParkedAnswer> Parked()
    {
        using var http = Admin();
        return (await http.GetFromJsonAsync<ParkedAnswer>("operations/parked", Wire.Json))!;
    }

    private HttpClient Admin()
    {
        var http = new HttpClient { BaseAddress = kettle.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", kettle.Token("root", OrganisationRoles.Admin));
        return http;
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await isSo())
            await tick.WaitForNextTickAsync(patience.Token);
    }
}
