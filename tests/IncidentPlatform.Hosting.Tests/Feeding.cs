using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Hosting.Tests;

public sealed class Feeding(ARunningKettle kettle) : IClassFixture<ARunningKettle>
{
    private static readonly ResolvedPolicy Policy = new("default", 1, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(5), TimeSpan.FromHours(2), TimeSpan.FromMinutes(10), []);

    [Fact]
    public async Task Facts_that_come_out_of_order_and_twice_are_handled_in_order_and_once()
    {
        var incident = Guid.CreateVersion7();
        var facts = Enumerable.Range(1, 12).Select(v => Fact(incident, v)).ToList();
        int[] order = [3, 1, 2, 2, 12, 7, 5, 4, 6, 9, 8, 1, 11, 10, 12, 3];
        foreach (var version in order)
            await Publish(facts[version - 1]);
        var heard = await kettle.Until(incident, k => k.HeardVersions.Count >= 12);
        heard.HeardVersions.Should().Equal(Enumerable.Range(1, 12).Select(v => (long)v));
    }

    private async Task Publish(IncidentFact fact) =>
        await kettle.Services.GetRequiredService<IBus>().Publish(fact, c => c.MessageId = fact.Id);

    private static IncidentFact Fact(Guid incident, long version) => new(
        Guid.CreateVersion7(), incident, version, nameof(NoteAdded), TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow(),
        new FactActor("person", "ada"), Origins.Incidents, null, 0, JsonSerializer.SerializeToElement(new NoteAdded("x"), Wire.Json),
        new IncidentState("INC-2026-0001", "x", "P1", "declared", Modes.Live, TimeProvider.System.GetUtcNow(), new Dictionary<string, string>(), [], Policy, new IncidentAccess(false, []), version),
        version);
}
