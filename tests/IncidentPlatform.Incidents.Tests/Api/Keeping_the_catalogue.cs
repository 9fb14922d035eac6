using System.Net;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection(RunningCatalogue.Shared)]
public sealed class Keeping_the_catalogue(RunningCatalogue running)
{
    [Fact]
    public async Task Keeps_what_was_as_of_any_instant()
    {
        var first = (await running.Admin.PutService("history", new Service { Tier = 3 })).Entry;
        running.Pass(TimeSpan.FromMinutes(10));
        var second = (await running.Admin.PutService("history", new Service { Tier = 1, Owners = ["payments-team"] })).Entry;
        var same = (await running.Admin.PutService("history", new Service { Tier = 1, Owners = ["payments-team"] })).Entry;
        running.Pass(TimeSpan.FromMinutes(10));
        await running.Admin.DeleteService("history");

        same.Version.Should().Be(2, "the same again is no change");
        (await running.Admin.GetService("history", first.RecordedAt)).Spec.Tier.Should().Be(3);
        (await running.Admin.GetService("history", second.RecordedAt.AddMinutes(9))).Spec.Tier.Should().Be(1);
        (await Code(() => running.Admin.GetService("history"))).Should().Be("not-found");
        (await Code(() => running.Admin.GetService("history", first.RecordedAt.AddSeconds(-1)))).Should().Be("not-found");
        var versions = (await running.Admin.GetCatalogueHistory("services", "history")).Versions;
        versions.Select(v => v.Version).Should().Equal(3, 2, 1);
        versions[0].Spec.Should().BeNull();
        versions[1].Should().Match<EntryVersion>(v => v.From == second.RecordedAt && v.To == versions[0].From && v.RecordedBy == "person:root");
        (await running.Admin.PutService("history", new Service())).Entry.Version.Should().Be(4);
    }

    [Fact]
    public async Task Lists_in_pages_now_and_as_it_was()
    {
        foreach (var name in new[] { "page-c", "page-a", "page-b" })
        {
            await running.Admin.PutBusinessHours(name, new BusinessHours { TimeZone = "UTC", Hours = [new OpenHours("monday", "09:00", "17:00")] });
        }

        var then = running.Now;
        running.Pass(TimeSpan.FromMinutes(1));
        await running.Admin.DeleteBusinessHours("page-b");

        (await Pages.All(cursor => running.Admin.ListBusinessHours(cursor, 1))).Select(e => e.Id).Should().Equal("page-a", "page-c");
        (await running.Admin.ListBusinessHours(asOf: then)).Items.Select(e => e.Id).Should().Equal("page-a", "page-b", "page-c");
    }

    [Fact]
    public async Task Refuses_what_is_wrong_with_every_fault_named_and_warns_of_what_it_does_not_know()
    {
        var refused = (await Refused(() => running.Admin.PutCustomer("faulty", new Customer { Name = "", Sla = new Sla(0), Services = ["a", "a"] }))).Problem;

        refused.Code.Should().Be("catalogue-invalid");
        refused.More["errors"].EnumerateObject().Select(e => e.Name).Should().BeEquivalentTo("name", "sla.targetPercent", "services");
        (await running.Admin.PutCustomer("warned", new Customer { Name = "Warned", Services = ["never-heard-of"] })).Warnings
            .Should().Equal("services/never-heard-of is named and not in the catalogue");
    }

    [Fact]
    public async Task Refuses_services_that_depend_on_each_other_in_a_circle_and_names_it()
    {
        await running.Admin.PutService("circle-a", new Service { DependsOn = [new Dependency("circle-b")] });
        await running.Admin.PutService("circle-b", new Service { DependsOn = [new Dependency("circle-c", "soft")] });

        var refused = (await Refused(() => running.Admin.PutService("circle-c", new Service { DependsOn = [new Dependency("circle-a")] }))).Problem;
        refused.Code.Should().Be("dependency-cycle");
        refused.Detail.Should().Contain("circle-a → circle-b → circle-c → circle-a");
        (await Code(() => running.Admin.GetService("circle-c"))).Should().Be("not-found", "nothing was changed");

        var imported = (await Refused(() => running.Admin.ImportCatalogue(
            "services", RunningCatalogue.File("""{"id":"circle-d","spec":{}}""" + "\n" + """{"id":"circle-c","spec":{"dependsOn":[{"service":"circle-a"}]}}""", "application/x-ndjson")))).Problem;
        imported.Code.Should().Be("import-faulty");
        imported.More["errors"].ToString().Should().Contain("circle-c");
        (await Code(() => running.Admin.GetService("circle-d"))).Should().Be("not-found");
    }

    [Fact]
    public async Task Deletes_nothing_that_others_name()
    {
        await running.Admin.PutService("named", new Service());
        await running.Admin.PutCustomer("namer", new Customer { Name = "Namer", Services = ["named"] });

        var refused = (await Refused(async () => { await running.Admin.DeleteService("named"); return 0; })).Problem;
        refused.Code.Should().Be("still-named");
        refused.Detail.Should().Contain("customers/namer");

        await running.Admin.DeleteCustomer("namer");
        await running.Admin.DeleteService("named");
        (await Refused(async () => { await running.Admin.DeleteService("named"); return 0; })).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Forgets_a_person_at_a_customers_now_and_in_all_that_was()
    {
        var (jo, mo) = (new Contact("Jo", "jo@forget.example"), new Contact("Mo", "mo@forget.example"));
        await running.Admin.PutCustomer("forgetful", new Customer { Name = "First", Contacts = [jo, mo] });
        await running.Admin.PutCustomer("forgetful", new Customer { Name = "Second", Contacts = [jo] });

        (await running.Admin.EraseContact(new EraseContact("JO@forget.example"))).Versions.Should().Be(2);

        var versions = (await running.Admin.GetCatalogueHistory("customers", "forgetful")).Versions;
        versions.Should().HaveCount(3, "copies hear of it as of any change").And.NotContain(v => v.Spec.ToString()!.Contains("jo@"));
        versions[^1].Spec.ToString().Should().Contain("mo@forget.example");
        (await running.Admin.GetCustomer("forgetful")).Spec.Should().Match<Customer>(c => c.Name == "Second" && c.Contacts.Count == 0);
        (await running.Admin.EraseContact(new EraseContact("jo@forget.example"))).Versions.Should().Be(0);
    }

    [Fact]
    public async Task Is_changed_by_admins_and_shows_customers_to_those_who_deal_with_them()
    {
        var viewer = running.As("eve", OrganisationRoles.Viewer);

        (await Refused(() => running.As("ada").PutService("forbidden", new Service()))).Status.Should().Be(HttpStatusCode.Forbidden);
        (await Refused(() => viewer.ListCustomers())).Status.Should().Be(HttpStatusCode.Forbidden);
        (await Refused(() => viewer.ListCatalogueChanges())).Status.Should().Be(HttpStatusCode.Forbidden);
        (await viewer.ListServices()).Should().NotBeNull();
        (await running.As("ada").ListCustomers()).Should().NotBeNull();
    }

    private static async Task<ProblemException> Refused<T>(Func<Task<T>> call) => (await call.Should().ThrowAsync<ProblemException>()).Which;

    private static async Task<string> Code<T>(Func<Task<T>> call) => (await Refused(call)).Problem.Code;
}
