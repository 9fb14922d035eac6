using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace IncidentPlatform.Contracts.Tests.Access;

/// <summary>What every refusal looks like: a problem with a stable type and the way on.</summary>
internal static class Refusal
{
    public static async Task ShouldBeProblem(this HttpResponseMessage answer, HttpStatusCode status, params string[] codes)
    {
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, "the answer was {0}", body);
        (answer.Content.Headers.ContentType?.MediaType).Should().Be("application/problem+json");
        var problem = JsonNode.Parse(body)!;
        ((string?)problem["type"]).Should().BeOneOf(codes.Select(code => $"urn:incident-platform:problem:{code}"));
        ((int?)problem["status"]).Should().Be((int)status);
        ((string?)problem["wayOn"]).Should().NotBeNullOrWhiteSpace();
    }

    /// <summary>The least body that reaches the checks of access.</summary>
    public static HttpContent? AnyBody(this Operation operation) => operation.HasBody ? new StringContent("{}", Encoding.UTF8, operation.MediaTypes[0]) : null;
}
