using System.Net;
using IncidentPlatform.Hosting.EventStore;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Hosting.Tests;

public sealed class Appending(ARunningKettle kettle) : IClassFixture<ARunningKettle>
{
    [Fact]
    public async Task Sixty_four_writers_on_one_stream_are_each_recorded_exactly_once()
    {
        var id = await kettle.AKettle();
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => kettle.Count(id, new Counted(1))));
        answers.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.OK);
        (await kettle.Read(id)).Count.Should().Be(64);
        var report = await kettle.Services.GetRequiredService<ChainVerifier>().Verify(id, default);
        report.Should().BeEquivalentTo(new { Facts = 65L, Intact = true });
    }
}
