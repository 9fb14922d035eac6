using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Hosting.Tests;

public sealed class DueWork(ARunningKettle kettle) : IClassFixture<ARunningKettle>
{
    [Fact]
    public async Task An_effect_is_called_once_and_its_outcome_recorded()
    {
        var id = await kettle.AKettle();
        await kettle.Count(id, new Counted(1, Rings: true));
        (await kettle.Until(id, k => k.Rings > 0)).Rings.Should().Be(1);
    }

    [Fact]
    public async Task An_effect_that_failed_is_called_again_with_the_same_key()
    {
        var id = await kettle.AKettle();
        var calls = new List<EffectCall>();
        kettle.Bell.Answer = call =>
        {
            if (call.StreamId != id)
                return null;
            calls.Add(call);
            return calls.Count == 1 ? throw new HttpRequestException("cut") : null;
        };
        await kettle.Count(id, new Counted(1, Rings: true));
        await kettle.Until(id, k => k.Rings == 1);
        calls.Should().HaveCount(2);
        calls.Select(c => c.Id).Distinct().Should().ContainSingle();
        calls[1].MayHaveHappened.Should().BeTrue("the first call broke off: it may have reached the other side");
    }

    [Fact]
    public async Task A_timer_waits_for_the_domain_clock_and_fires_once()
    {
        var id = await kettle.AKettle();
        await kettle.Count(id, new Counted(1, BoilsIn: TimeSpan.FromDays(2)));
        (await kettle.Read(id)).Boils.Should().Be(0);
        kettle.Clock.MoveTo(kettle.Clock.Now + TimeSpan.FromDays(2));
        (await kettle.Until(id, k => k.Boils > 0)).Boils.Should().Be(1);
    }

    [Fact]
    public async Task Timers_of_many_streams_that_are_due_together_fire_once_each()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => kettle.AKettle()));
        foreach (var id in ids.Concat(ids))
            await kettle.Count(id, new Counted(1, BoilsIn: TimeSpan.FromDays(2)));
        kettle.Clock.MoveTo(kettle.Clock.Now + TimeSpan.FromDays(2));
        foreach (var id in ids)
            (await kettle.Until(id, k => k.Boils > 1)).Boils.Should().Be(2);
    }
}
