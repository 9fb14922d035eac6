using System.Net;
using System.Text.Json;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class Types_and_custom_fields(RunningIncidents running)
{
    [Fact]
    public async Task Are_kept_listed_and_looked_at()
    {
        var admin = await Configured();

        (await admin.GetCustomField("region")).Choices.Should().Equal("eu", "us");
        (await Pages.All(cursor => admin.ListCustomFields(cursor, 1))).Select(f => f.Name).Should().Contain(["region", "what-broke"]).And.BeInAscendingOrder();
        (await admin.ListIncidentTypes()).Items.Select(t => t.Name).Should().Contain("outage");
        (await admin.GetIncidentType("outage")).Fields.Should().Equal(new TypeField("region", "declaration"), new TypeField("what-broke", "resolution"));
        (await Problem(() => admin.PutCustomField("Region 2", new CustomField("choice")))).Detail.Should().Contain("Region 2").And.Contain("choices");
        (await Problem(() => admin.PutIncidentType("other", new IncidentType([new TypeField("colour", "never")])))).Code.Should().Be("incident-type-invalid");
        (await Problem(() => admin.GetCustomField("colour"))).Code.Should().Be("not-found");
    }

    [Fact]
    public async Task Decide_what_a_declaration_needs()
    {
        await Configured();
        var ada = running.As("ada");

        (await Problem(() => ada.Declare(Outage()))).Should().Match<Problem>(p => p.Code == "fields-missing" && p.Detail!.Contains("region"));
        (await Problem(() => ada.Declare(Outage(("region", "mars"), ("colour", "red"))))).Detail.Should().Contain("region").And.Contain("colour");
        (await Problem(() => ada.Declare(Outage() with { Type = "nonsense" }))).Code.Should().Be("incident-type-unknown");
        var id = (await ada.Declare(Outage(("region", "eu")))).Id.ToString();

        (await ada.Get(id)).Should().Match<Incident>(i => i.Type == "outage" && i.CustomFields["region"] == "eu");
        (await running.FactsOf(id)).Should().Equal("PolicyAdopted", "IncidentDeclared", "RoleAssigned", "IncidentTyped", "CustomFieldsSet");
        (await ada.ListFacts(id)).Items.Select(f => f.RecordedAt).Distinct().Should().ContainSingle("it is one commit");
    }

    [Fact]
    public async Task Decide_what_resolved_needs()
    {
        await Configured();
        var (ada, key) = (running.As("ada"), await running.ASourceFor("field-service", declares: false));
        var id = await running.Declare("field-service");
        await ada.SetType(id, new SetType("outage"));
        await running.Verify(id, "field-success");

        (await Problem(() => running.Resolve(id, "field-success", key))).Should().Match<Problem>(p => p.Code == "fields-missing" && p.Detail!.Contains("what-broke"));
        await ada.SetCustomFields(id, new SetCustomFields(new Dictionary<string, string?> { ["region"] = "us", ["what-broke"] = "The pool" }));
        await ada.Resolve(id, await running.ETag(id));

        await ada.SetCustomFields(id, new SetCustomFields(new Dictionary<string, string?> { ["region"] = null }));
        (await ada.Get(id)).CustomFields.Should().BeEquivalentTo(new Dictionary<string, string> { ["what-broke"] = "The pool" });
        (await ada.VerifyChain(id)).Intact.Should().BeTrue();
    }

    [Fact]
    public async Task Are_configured_by_admins()
    {
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("ada", OrganisationRoles.Responder));
        using var body = new StringContent(JsonSerializer.Serialize(new CustomField("text"), Wire.Json), System.Text.Encoding.UTF8, "application/json");
        (await http.PutAsync(new Uri("custom-fields/mine", UriKind.Relative), body)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private static DeclareIncident Outage(params (string Name, string Value)[] fields) => new(
        "Everything is down", "P1", ["typed"], Type: "outage", Fields: fields.ToDictionary(f => f.Name, f => (string?)f.Value));

    private static async Task<Problem> Problem(Func<Task> call) => (await call.Should().ThrowAsync<ProblemException>()).Which.Problem;

    private async Task<IIncidents> Configured()
    {
        var admin = running.As("root", OrganisationRoles.Admin);
        await admin.PutCustomField("region", new CustomField("choice", "Where it is", ["eu", "us"]));
        await admin.PutCustomField("what-broke", new CustomField("text"));
        await admin.PutIncidentType("outage", new IncidentType([new TypeField("region", "declaration"), new TypeField("what-broke", "resolution")]));
        return admin;
    }
}
