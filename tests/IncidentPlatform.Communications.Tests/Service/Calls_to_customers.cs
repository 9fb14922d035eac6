using System.Net;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Communications.Tests.Service;

[Collection(ARunningCommunications.OneAtATime)]
public sealed class Calls_to_customers(ARunningCommunications communications) : WithTickets(communications)
{
    [Fact]
    public async Task Are_owed_to_the_enterprise_customers_that_a_p1_hits_and_get_an_outcome()
    {
        var (kept, orphan, small) = ($"a-{Customer}", $"b-{Customer}", $"c-{Customer}");
        Communications.Incidents.Has(kept, enterprise: true, accountManager: "mia");
        Communications.Incidents.Has(orphan, enterprise: true);
        Communications.Incidents.Has(small);
        var incident = Communications.AnIncident();
        Communications.Incidents.Hits[incident.Id] = [kept, orphan, small];
        await incident.Declared(services: Service);

        var calls = await Calls(incident, c => c.GetArrayLength() == 2);
        calls.EnumerateArray().Select(c => c.GetProperty("customer").GetString()).Should().Equal(kept, orphan);
        calls[0].GetProperty("owner").GetString().Should().Be("mia");
        calls[0].GetProperty("contacts")[0].GetProperty("name").GetString().Should().Be("Carla");
        calls[1].TryGetProperty("owner", out var nobody).Should().Be(nobody.ValueKind == JsonValueKind.Null);
        (await Reported<CustomerCallsOwed>(incident)).Single().Customers.Should().Equal(kept, orphan);

        var sponsored = incident.State! with { Roles = new Dictionary<string, string>(incident.State!.Roles) { [Roles.ExecutiveSponsor] = "eve" } };
        await incident.Becomes(sponsored, new RoleAssigned(Roles.ExecutiveSponsor, "eve", "assigned", true));
        await Calls(incident, c => c[1].TryGetProperty("owner", out var owner) && owner.GetString() == "eve");

        using (var refused = await As("rita", OrganisationRoles.Responder, HttpMethod.Post, $"incidents/{incident.Id}/customer-calls/{kept}", new { outcome = "reached" }))
            refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using (var made = await As("mia", OrganisationRoles.Responder, HttpMethod.Post, $"incidents/{incident.Id}/customer-calls/{kept}", new { outcome = "left-message", note = "Carla is on a plane" }))
            made.EnsureSuccessStatusCode();
        using (var assigned = await As("eve", OrganisationRoles.Viewer, HttpMethod.Put, $"incidents/{incident.Id}/customer-calls/{kept}", new { owner = "zoe" }))
            assigned.EnsureSuccessStatusCode();
        using (var made = await As("zoe", OrganisationRoles.Responder, HttpMethod.Post, $"incidents/{incident.Id}/customer-calls/{kept}", new { outcome = "reached" }))
            made.EnsureSuccessStatusCode();

        (await Calls(incident, c => c[0].GetProperty("settled").GetBoolean()))[0].GetProperty("calls").GetArrayLength().Should().Be(2);
        var reported = await Reported<CustomerCallMade>(incident, 2);
        reported.Select(m => (m.Customer, m.Outcome)).Should().BeEquivalentTo([(kept, "left-message"), (kept, "reached")]);
        Communications.Reported.Values.Where(r => r.IncidentId == incident.Id).Should().NotContain(r => r.Data.ToString().Contains("plane"), "what was said stays here");
    }

    [Fact]
    public async Task Are_listed_once_the_catalogue_answers_and_are_not_doubled_by_what_comes_again()
    {
        Communications.Incidents.Has(Customer, enterprise: true, accountManager: "mia");
        var incident = Communications.AnIncident();
        Communications.Incidents.Hits[incident.Id] = [Customer];
        await WhileIncidentsIsAway(async () =>
        {
            await incident.Declared(services: Service);
            await Communications.Until(() => Count("due_work where kind = 'open-customer-calls' and attempts > 0"), n => n == 1);
            await Communications.Platform.Communications.Kill();
        });
        await Communications.Platform.Communications.Start();
        await Calls(incident, c => c.GetArrayLength() == 1);

        var flagged = await incident.Happens(new CriticalCustomerFlagged(Customer, "enterprise", "Renews this week"));
        for (var n = 0; n < 3; n++)
            await Communications.Feed(flagged);
        await incident.Happens(new CriticalCustomerFlagged("known-to-support-only", "vip", "The minister"));

        var calls = await Calls(incident, c => c.GetArrayLength() == 2);
        calls[1].GetProperty("customer").GetString().Should().Be("known-to-support-only");
        calls[1].TryGetProperty("name", out var name).Should().Be(name.ValueKind == JsonValueKind.Null);
        (await Reported<CustomerCallsOwed>(incident, 2)).Should().HaveCount(2);
    }

    [Fact]
    public async Task Of_a_restricted_incident_are_not_listed_by_themselves()
    {
        Communications.Incidents.Has(Customer, enterprise: true);
        var incident = Communications.AnIncident();
        Communications.Incidents.Hits[incident.Id] = [Customer];
        await WhileIncidentsIsAway(async () =>
        {
            await incident.Declared(services: Service);
            await Communications.Until(() => Count("due_work where kind = 'open-customer-calls' and attempts > 0"), n => n == 1);
            incident.BecomesRestricted(incident.Person);
            await incident.Happens(new SecurityDesignated("A breach", [incident.Person]));
        });

        await Waiting("open-customer-calls", n => n == 0);
        AllReported<CustomerCallsOwed>(incident).Should().BeEmpty();
    }

    private async Task<JsonElement> Calls(AFedIncident incident, Func<JsonElement, bool> areSo) =>
        (await Reads($"incidents/{incident.Id}/customer-calls", read => areSo(read.GetProperty("items")))).GetProperty("items");
}
