using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection(RunningCatalogue.Shared)]
public sealed class Whom_to_write_to(RunningCatalogue running)
{
    private readonly string service = $"write-{Guid.CreateVersion7():N}";

    [Fact]
    public async Task Is_said_by_the_catalogue_and_can_be_chosen_from()
    {
        await running.Admin.PutService(service, new Service());
        await running.Admin.PutService($"{service}-shop", new Service { DependsOn = [new Dependency(service)] });
        await Customer("acme", new Customer { Name = "Acme", Tier = "gold", Region = "eu", Services = [$"{service}-shop"], Contract = new CustomerContract("C-1"), Contacts = [new Contact("Ada", "ada@acme.example")] });
        await Customer("beta", new Customer { Name = "Beta", Tier = "free", Region = "us", Services = [service], Contacts = [new Contact("Bob", "bob@beta.example")] });
        await Customer("other", new Customer { Name = "Other", Services = ["something-else"], Contacts = [new Contact("Eve", "eve@other.example")] });
        var incident = (await running.As("ada").Declare(new DeclareIncident("It fails", "P1", [service]))).Id;
        var then = running.Now;
        running.Pass(TimeSpan.FromMinutes(1));
        await Customer("new", new Customer { Name = "New", Region = "eu", Services = [service] });

        (await Ids(incident, "")).Should().Equal("acme", "beta", "new");
        (await Ids(incident, "pageSize=1")).Should().Equal("acme", "beta", "new");
        (await Ids(incident, "tiers=gold&tiers=silver")).Should().Equal("acme");
        (await Ids(incident, "regions=eu")).Should().Equal("acme", "new");
        (await Ids(incident, "contracts=C-1")).Should().Equal("acme");
        (await Ids(incident, $"services={service}-shop")).Should().Equal("acme");
        (await Ids(incident, $"asOf={Uri.EscapeDataString(then.ToString("o"))}")).Should().Equal("acme", "beta");
        var acme = (await Page(incident, "tiers=gold")).GetProperty("items")[0];
        acme.GetProperty("contacts")[0].GetProperty("email").GetString().Should().Be("ada@acme.example");
        acme.GetProperty("services")[0].GetString().Should().Be($"{service}-shop", "it fails with the service it stands on");
    }

    [Fact]
    public async Task Covers_what_is_linked_under_the_incident()
    {
        await running.Admin.PutService(service, new Service());
        await running.Admin.PutService($"{service}-reports", new Service());
        await Customer("acme", new Customer { Name = "Acme", Services = [$"{service}-reports"] });
        var root = (await running.As("ada").Declare(new DeclareIncident("It fails", "P1", [service]))).Id;
        var child = (await running.As("ada").Declare(new DeclareIncident("Reports fail", "P2", [$"{service}-reports"]))).Id.ToString();
        (await Ids(root, "")).Should().BeEmpty();

        await running.As("standing-commander").Link(child, (await running.As("standing-commander").Get(child)).ETag, new LinkIncident(root.ToString(), "Same cause"));

        (await Ids(root, "")).Should().Equal("acme");
    }

    private async Task Customer(string name, Customer customer) => await running.Admin.PutCustomer($"{service}-{name}", customer);

    private async Task<List<string>> Ids(Guid incident, string query)
    {
        var ids = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = await Page(incident, cursor is null ? query : $"{query}&cursor={cursor}");
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetString()![(service.Length + 1)..]));
            if (!page.TryGetProperty("nextCursor", out var next) || (cursor = next.GetString()) is null)
                return ids;
        }
    }

    private async Task<JsonElement> Page(Guid incident, string query)
    {
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("carol", OrganisationRoles.Communications));
        return await http.GetFromJsonAsync<JsonElement>(new Uri($"incidents/{incident}/impact/contacts?{query}", UriKind.Relative));
    }
}
