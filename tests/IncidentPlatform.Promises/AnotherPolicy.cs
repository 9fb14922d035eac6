using System.Text.Json;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Promises;

/// <summary>A changed pack is run over what has happened, before anybody has to live by it.</summary>
public sealed class AnotherPolicy(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    [Fact]
    public async Task Is_asked_what_it_would_have_done_and_wakes_nobody()
    {
        var id = (await platform.Ada.Incidents.Declare(new DeclareIncident("Checkout fails", "P1", ["checkout"]))).Id;
        await platform.Clock.UntilQuiet();
        await platform.Clock.Advance(TimeSpan.FromMinutes(20));
        var pages = (await platform.Root.Escalation.ListPages(incident: id)).Items.Count;
        var pack = (await platform.Root.Incidents.GetPack("default")).ToPack();
        var patient = pack with
        {
            Obligations = [.. pack.Obligations.Select(o => o.Kind is "commander-acknowledged" or "assessment" ? o with { Due = new Dictionary<string, TimeSpan> { ["P1"] = TimeSpan.FromHours(5) } } : o)],
        };

        var answer = await platform.Root.Escalation.AskWhatIf(new WhatIf(Incidents: [id], Pack: JsonSerializer.SerializeToElement(patient, Wire.Json)));

        answer.Happened.Pages.Should().Be(pages);
        answer.WouldHave.Pages.Should().BeLessThan(pages);
        (answer.Happened.MissedByKind.ContainsKey("commander-acknowledged"), answer.WouldHave.MissedByKind.ContainsKey("commander-acknowledged")).Should().Be((true, false));
        (await platform.Root.Escalation.ListPages(incident: id)).Items.Should().HaveCount(pages);
        var same = await platform.Root.Escalation.AskWhatIf(new WhatIf(Incidents: [id], Pack: JsonSerializer.SerializeToElement(pack, Wire.Json)));
        (same.Differing, same.WouldHave.Pages).Should().Be((0, pages), "by the same pack it is what happened");

        (await platform.Root.Escalation.PreviewPack(JsonSerializer.SerializeToElement(pack, Wire.Json))).Should().BeEquivalentTo(new { Incidents = 1, Changes = Array.Empty<object>() });
        var hurried = pack with { Obligations = [.. pack.Obligations.Select(o => o.Kind == "resolution" ? o with { Due = new Dictionary<string, TimeSpan> { ["P1"] = TimeSpan.FromMinutes(30) } } : o)] };
        var sooner = (await platform.Root.Escalation.PreviewPack(JsonSerializer.SerializeToElement(hurried, Wire.Json))).Changes.Single().Obligations.Single(o => o.Effect != "same");
        (sooner.Kind, sooner.Effect).Should().Be(("resolution", "sooner"));
        sooner.NewDue.Should().BeCloseTo(platform.Clock.Now.AddMinutes(30), TimeSpan.FromMinutes(1));
        (await platform.Root.Escalation.ListObligationsOf(id, pageSize: 200)).Items.Single(o => o.Kind == "resolution").Due.Should().Be(sooner.Due, "nothing was changed by asking");
    }
}
