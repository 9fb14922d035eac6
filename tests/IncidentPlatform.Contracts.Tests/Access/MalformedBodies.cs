using System.Net;
using System.Text;

namespace IncidentPlatform.Contracts.Tests.Access;

/// <summary>Whatever arrives instead of what was asked for is refused in words, and breaks nothing.</summary>
[Collection(ARunningPlatform.Shared)]
public sealed class MalformedBodies(ARunningPlatform running)
{
    private static readonly string[] Broken = ["{", "[]", "\"x\""];

    /// <summary>Those that take JSON, without those that a tool's key opens and that answer in the tool's shape: alerts in every shape are tested where they are taken.</summary>
    public static IEnumerable<object[]> OfOurOwn => Operation.All
        .Where(o => o.MediaTypes.Contains("application/json") && !o.Name.StartsWith("POST /v2/", StringComparison.Ordinal) && o.Name != "POST /intake/{format}")
        .Select(o => new object[] { o.Service, o.Name });

    public static IEnumerable<object[]> WithBody => Operation.All.Where(o => o.HasBody).Select(o => new object[] { o.Service, o.Name });

    [Theory]
    [MemberData(nameof(OfOurOwn))]
    public async Task What_is_not_the_object_asked_for_is_refused(string service, string operation)
    {
        foreach (var text in Broken)
        {
            using var answer = await Send(service, operation, text, "application/json");
            await answer.ShouldBeProblem(HttpStatusCode.BadRequest, "malformed", "webhook-invalid");
        }
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Another_content_type_is_refused(string service, string operation)
    {
        using var answer = await Send(service, operation, "{}", "text/plain");
        await answer.ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "media-type");
    }

    private async Task<HttpResponseMessage> Send(string service, string name, string text, string mediaType)
    {
        var operation = Operation.Find(service, name);
        using var body = new StringContent(text, Encoding.UTF8, mediaType);
        return await running.Send(service, operation.Method, operation.Path(running.RoutingKey), body, running.AllowedToken);
    }
}
