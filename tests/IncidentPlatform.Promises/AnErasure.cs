using IncidentPlatform.Chain;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Client.PostMortems;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises;

/// <summary>A person who declared, found, chatted and wrote is erased: their words are nowhere, and every service has said so on the record.</summary>
public sealed class AnErasure(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    private const string Person = "rosalind";
    private const string Word = "Zeppelin4711";

    [Fact]
    public async Task Reaches_every_service_and_leaves_every_chain_whole()
    {
        await platform.Root.Escalation.PutPerson(Person, new Client.Escalation.Person($"Rosalind {Word}", "rosalind@example.org"));
        var id = await An_incident_full_of_her_words();
        foreach (var (service, database) in platform.Services.Databases)
            (await EveryTable.Holding(database, Word)).Should().NotBeEmpty($"{service} has something to erase");
        Files().Should().NotBeEmpty("customers were told in her words");

        var erased = await platform.Services.As("counsel", OrganisationRoles.Legal).Incidents.ErasePerson(Person, new ErasePerson("request-of-the-person", "She asked"));
        erased.Incidents.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Id = id, Refused = (ErasureRefused?)null });
        await platform.Clock.UntilQuiet();

        foreach (var (service, database) in platform.Services.Databases)
            (await EveryTable.Holding(database, Word)).Should().BeEmpty($"{service} holds no word of hers any more");
        Files().Should().BeEmpty();
        await Every_service_has_said_so(id);
        await Every_chain_holds();
        await Everything_can_still_be_read(id);
    }

    private async Task<Guid> An_incident_full_of_her_words()
    {
        var she = platform.Services.As(Person, OrganisationRoles.Responder, OrganisationRoles.Communications);
        var id = (await she.Incidents.Declare(new DeclareIncident($"Checkout fails for {Word} customers", "P1", ["checkout"]))).Id;
        var incident = id.ToString();
        await she.Incidents.StateHypothesis(incident, new Words($"The {Word} release broke it"));
        await platform.Clock.UntilQuiet();
        await platform.Ada.Incidents.AssignRole(incident, Roles.CommunicationsLead, await platform.ETag(incident), new AssignRole("margaret"));
        await platform.Clock.UntilQuiet();
        await she.Communications.PostMessage(id, new PostMessage($"{Word} here, looking"));
        await she.PostMortems.WriteSection(id, "went-well", new WriteSection($"{Word} was fast"));
        await she.PostMortems.OpenActionItem(id, new OpenActionItem($"Test the {Word} release", "grace", platform.Clock.Now.AddDays(7), "high"));
        var written = await platform.Margaret.Communications.WriteUpdate(
            id, new WriteUpdate(Audiences.Customers, UpdateKinds.Progress, $"Checkout fails for {Word} customers", $"Checkout fails for {Word} customers"));
        var update = await platform.Margaret.Communications.GetUpdate(Guid.Parse(written.Location!.Split('/')[^1]));
        await platform.Margaret.Communications.ApproveUpdate(update.Id, update.ETag);
        await platform.Margaret.Communications.SendUpdate(update.Id, (await platform.Margaret.Communications.GetUpdate(update.Id)).ETag);
        await platform.Clock.UntilQuiet();
        return id;
    }

    private async Task Every_service_has_said_so(Guid id)
    {
        var facts = await platform.Facts(id);
        facts.Where(f => f.Type == nameof(ErasureCarriedOut)).Select(f => f.Origin).Distinct()
            .Should().BeEquivalentTo(Origins.Communications, Origins.Escalation, Origins.PostMortems);
        var first = facts.First(f => f.Type == nameof(Erased));
        first.As<Erased>().Should().BeEquivalentTo(new { Person, Reason = "She asked" });
        facts.Count.Should().BeLessThan(100, "they do not answer each other for ever");
        (await platform.Root.Escalation.ListPeople()).Items.Select(p => p.Id).Should().NotContain(Person);
    }

    private async Task Every_chain_holds()
    {
        foreach (var (service, operations) in platform.Services.As("auditor", OrganisationRoles.Auditor).Services)
        {
            using var export = new StreamReader(await operations.ExportStreams());
            var report = await ExportCheck.Of(export, null, default);
            report.Intact.Should().BeTrue($"{service}: {string.Join('\n', report.Faults.Concat(report.Broken.Values.SelectMany(b => b.Faults)))}");
            report.Streams.Should().BeGreaterThan(0, service);
        }
    }

    private async Task Everything_can_still_be_read(Guid id)
    {
        (await platform.Ada.Incidents.Get(id.ToString())).Title.Should().Be(Blank.Mark);
        (await platform.Margaret.Communications.ListUpdates(id)).Items.Should().NotBeEmpty();
        (await platform.Ada.Communications.ListMessages(id)).Items.Select(m => m.Text).Should().Contain(Blank.Mark);
        (await platform.Ada.PostMortems.GetReviewMarkdown(id)).Should().Contain("erased").And.NotContain(Word);
        using var page = platform.Services.Http(Origins.Communications, token: null);
        (await page.GetAsync(new Uri("status", UriKind.Relative))).EnsureSuccessStatusCode();
    }

    private List<string> Files() => [.. Directory.EnumerateFiles(platform.Services.Folder, "*", SearchOption.AllDirectories)
        .Where(f => File.ReadAllText(f).Contains(Word, StringComparison.OrdinalIgnoreCase))];
}
