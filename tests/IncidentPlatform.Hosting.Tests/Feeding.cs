using IncidentPlatform.Contracts;

namespace IncidentPlatform.Hosting.Tests;

public sealed class Feeding(ARunningKettle kettle) : IClassFixture<ARunningKettle>
{
    [Fact]
    public async Task Facts_that_come_out_of_order_and_twice_are_handled_in_order_and_once()
    {
        var incident = Guid.CreateVersion7();
        var facts = Enumerable.Range(1, 12).Select(v => ARunningKettle.Fact(incident, v)).ToList();
        int[] order = [3, 1, 2, 2, 12, 7, 5, 4, 6, 9, 8, 1, 11, 10, 12, 3];
        foreach (var version in order)
            await kettle.Publish(facts[version - 1]);
        var heard = await kettle.Until(incident, k => k.HeardVersions.Count >= 12);
        heard.HeardVersions.Should().Equal(Enumerable.Range(1, 12).Select(v => (long)v));
    }

    [Fact]
    public async Task Facts_are_handled_with_the_policy_that_was_adopted_last()
    {
        var incident = Guid.CreateVersion7();
        var (first, second, third, fourth) = (ARunningKettle.Fact(incident, 1), ARunningKettle.Fact(incident, 2), ARunningKettle.Fact(incident, 3), ARunningKettle.Fact(incident, 4));
        foreach (var fact in new[] { fourth, first, third with { State = third.State with { Policy = first.State.Policy! with { PackVersion = 2 } } }, second })
            await kettle.Publish(fact);

        (await kettle.Until(incident, k => k.HeardUnder.Count == 4)).HeardUnder.Should().Equal(1, 1, 2, 2);
    }

    [Fact]
    public async Task A_policy_that_is_adopted_among_facts_recorded_together_is_the_one_from_then_on()
    {
        var incident = Guid.CreateVersion7();
        await kettle.Publish(ARunningKettle.Fact(incident, 1));
        foreach (var version in new[] { 2, 3, 4 })
        {
            var fact = ARunningKettle.Fact(incident, version) with { StateVersion = 4 };
            await kettle.Publish(version == 3 ? fact with { State = fact.State with { Policy = ARunningKettle.Fact(incident, 1).State.Policy! with { PackVersion = 2 } } } : fact);
        }

        await kettle.Publish(ARunningKettle.Fact(incident, 5));

        (await kettle.Until(incident, k => k.HeardUnder.Count == 5)).HeardUnder.Should().Equal(1, 1, 2, 2, 2);
    }
}
