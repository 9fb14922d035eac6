using System.Text.Json.Nodes;

namespace IncidentPlatform.Contracts.Tests.Documents;

/// <summary>What each service says of its own interface is what is checked in.</summary>
[Collection(ARunningPlatform.Shared)]
public sealed class OpenApiDocuments(ARunningPlatform running)
{
    [Theory]
    [InlineData(Origins.Incidents)]
    [InlineData(Origins.Communications)]
    [InlineData(Origins.Escalation)]
    [InlineData(Origins.PostMortems)]
    public async Task A_service_describes_itself_as_approved(string service)
    {
        using var answer = await running.Send(service, HttpMethod.Get, "/openapi/v1.json");
        var document = JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!.AsObject();

        ((string?)document["openapi"]).Should().StartWith("3.1");
        document.Remove("servers");
        ApiDocument.Approve(ApiDocument.NameOf(service), document);
    }
}
