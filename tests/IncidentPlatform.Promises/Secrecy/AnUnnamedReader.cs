using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises.Secrecy;

/// <summary>Whoever is not named on a restricted incident finds what they would find if it were not there, at every operation there is.</summary>
[Collection(ASecretPlatform.Shared)]
public sealed partial class AnUnnamedReader(ASecretPlatform secret)
{
    private static readonly string[] OfAnIncident = ["incidents", "updates", "pages", "obligations", "action-items"];

    private IEnumerable<LiveOperation> Walked => secret.Operations.Where(o => OfAnIncident.Contains(o.Path.Split('/')[1]) && o.Path.Contains('{', StringComparison.Ordinal));

    [Fact]
    public async Task Is_answered_at_every_operation_as_if_the_incident_were_not_there()
    {
        var wrong = new List<string>();
        foreach (var operation in Walked)
        {
            var (status, text) = await Ask(operation, p => secret.In(operation, p, secret.Incident), secret.EvesToken);
            var (unknownStatus, unknown) = await Ask(operation, p => Unknown(secret.In(operation, p, secret.Incident)), secret.EvesToken);
            if (status != HttpStatusCode.NotFound || unknownStatus != HttpStatusCode.NotFound || text != unknown)
                wrong.Add($"{operation.Name}: {(int)status} {text}; of what is not there {(int)unknownStatus} {unknown}");
        }

        wrong.Should().BeEmpty();
        Walked.Should().HaveCountGreaterThan(60, "every operation on an incident is walked");
    }

    [Fact]
    public async Task Is_answered_so_by_the_incidents_number_too()
    {
        foreach (var operation in Walked.Where(o => o.Path.Contains("{incident}", StringComparison.Ordinal)))
        {
            var (status, _) = await Ask(operation, p => p == "incident" ? secret.Number : secret.In(operation, p, secret.Incident), secret.EvesToken);
            status.Should().Be(HttpStatusCode.NotFound, operation.Name);
        }
    }

    [Fact]
    public async Task Finds_nothing_of_it_in_any_list()
    {
        foreach (var operation in secret.Operations.Where(o => o.Method == HttpMethod.Get && !o.Path.Contains('{', StringComparison.Ordinal)))
        {
            using var answer = await secret.Send(operation, operation.Path.TrimStart('/'), secret.EvesToken, null);
            var text = await answer.Content.ReadAsStringAsync();
            text.Should().NotContain(secret.Incident.ToString(), operation.Name).And.NotContain(secret.Number, operation.Name);
        }
    }

    [Fact]
    public async Task Is_told_apart_from_who_is_named_at_every_read()
    {
        var wrong = new List<string>();
        foreach (var operation in Walked.Where(o => o.Method == HttpMethod.Get))
        {
            var since = operation.Path.EndsWith("/diff", StringComparison.Ordinal) ? "?from=0" : "";
            using var answer = await secret.Send(operation, operation.At(p => secret.In(operation, p, secret.Incident)) + since, secret.AdasToken, null);
            if (answer.StatusCode != HttpStatusCode.OK)
                wrong.Add($"{operation.Name}: {(int)answer.StatusCode}");
        }

        wrong.Should().BeEmpty("Ada is named and reads everything");
    }

    [Fact]
    public async Task Misses_what_the_review_tells_who_is_named()
    {
        var review = await secret.Ada.PostMortems.GetReviewMarkdown(secret.Incident);

        review.Should().Contain(ASecretPlatform.Planted(Origins.Incidents), "its words are read on Ada's behalf");
    }

    [Fact]
    public async Task Is_not_helped_by_a_service_that_asks_for_them()
    {
        var facts = secret.Operations.Single(o => o.Path == "/incidents/{incident}/facts");
        using var http = secret.Services.Http(Origins.Incidents, secret.Services.Token("communications", OrganisationRoles.Service));
        http.DefaultRequestHeaders.Add("On-Behalf-Of", "eve");

        using var answer = await http.GetAsync(new Uri(facts.At(_ => secret.Incident.ToString()), UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private async Task<(HttpStatusCode Status, string Text)> Ask(LiveOperation operation, Func<string, string> value, string token)
    {
        using var answer = await secret.Send(operation, operation.At(value), token, operation.Body(Plausible));
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, JsonNode.Parse(text) is JsonObject problem && problem.Remove("traceId") | true ? Ids().Replace(problem.ToJsonString(), "…") : text);
    }

    private static string Plausible(string member) => member == "severity" ? "P2" : "ada";

    private static string Unknown(string value) => Guid.TryParse(value, out _) ? Guid.CreateVersion7().ToString() : value;

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
