using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Communications.Tests.Service;

[Collection(ARunningCommunications.OneAtATime)]
public class Maintenance_on_the_status_page(ARunningCommunications communications)
{
    private readonly string component = $"Part {Guid.CreateVersion7():N}";

    [Fact]
    public async Task Begins_and_ends_by_itself_over_restarts_and_its_components_say_so()
    {
        var id = await Announced(TimeSpan.FromHours(1), TimeSpan.FromHours(2));
        (await Shown("upcoming", id)).GetProperty("status").GetString().Should().Be("scheduled");
        (await Text("status")).Should().Contain($"{id:N}").And.Contain("Planned maintenance").And.Contain("&lt;b&gt;upgrade&lt;/b&gt;").And.NotContain("<b>");
        (await Text("status/feed.atom")).Should().Contain($"#{id:N}");

        await communications.Platform.Communications.Kill();
        communications.Clock.MoveTo(communications.Clock.Now + TimeSpan.FromMinutes(61));
        await communications.Platform.Communications.Start();

        (await Shown("active", id)).GetProperty("status").GetString().Should().Be("in_progress");
        (await StatusOfComponent("under_maintenance")).Should().Be("under_maintenance");

        await communications.Platform.Communications.Kill();
        communications.Clock.MoveTo(communications.Clock.Now + TimeSpan.FromMinutes(61));
        await communications.Platform.Communications.Start();

        (await communications.Until(() => Find("scheduled-maintenances", id), m => m?.GetProperty("status").GetString() == "completed"))!.Value
            .GetProperty("incident_updates").GetArrayLength().Should().Be(3);
        (await StatusOfComponent("operational")).Should().Be("operational");
        (await Find("scheduled-maintenances/active", id)).Should().BeNull();
    }

    [Fact]
    public async Task Is_changed_and_cancelled_by_who_has_read_it()
    {
        var id = await Announced(TimeSpan.FromHours(5), TimeSpan.FromHours(6));
        var changed = Body(TimeSpan.FromHours(6), TimeSpan.FromHours(7));

        (await Send(HttpMethod.Put, $"/{id}", changed, null)).StatusCode.Should().Be((HttpStatusCode)428);
        (await Send(HttpMethod.Put, $"/{id}", changed, 7)).StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
        (await Send(HttpMethod.Put, $"/{id}", changed, 1)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await Send(HttpMethod.Post, $"/{id}/completion", null, 2)).StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await Send(HttpMethod.Post, $"/{id}/cancellation", new { reason = "Not ready" }, 2)).StatusCode.Should().Be(HttpStatusCode.OK);

        await communications.Until(() => Find("scheduled-maintenances", id), m => m?.GetProperty("status").GetString() == "completed");
        (await Text("status")).Should().Contain("Cancelled");
        using var read = await Send(HttpMethod.Get, $"/{id}", null, null);
        read.Headers.ETag!.Tag.Should().Be("\"3\"");
        (await read.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString().Should().Be("cancelled");
    }

    [Fact]
    public async Task Names_components_that_are_there()
    {
        using var answer = await Send(HttpMethod.Post, "", new { title = "T", text = "t", components = (string[])["Nowhere"], startsAt = communications.Clock.Now, endsAt = communications.Clock.Now.AddHours(1) }, null);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("component-unknown");
    }

    [Fact]
    public async Task Is_announced_by_communications_only()
    {
        using var answer = await Send(HttpMethod.Post, "", Body(TimeSpan.Zero, TimeSpan.FromHours(1)), null, OrganisationRoles.Responder);

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private object Body(TimeSpan from, TimeSpan until) => new
    {
        title = "Database <b>upgrade</b>",
        text = "Slow for a while.",
        components = (string[])[component],
        startsAt = communications.Clock.Now + from,
        endsAt = communications.Clock.Now + until,
    };

    private async Task<Guid> Announced(TimeSpan from, TimeSpan until)
    {
        using (var admin = communications.As("root", OrganisationRoles.Admin))
            (await admin.PutAsJsonAsync(new Uri($"status-page/components/{component}", UriKind.Relative), new { services = Array.Empty<string>() })).EnsureSuccessStatusCode();
        using var answer = await Send(HttpMethod.Post, "", Body(from, until), null);
        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await communications.Until(() => Find("scheduled-maintenances", id), m => m is not null);
        return id;
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body, long? revision, string role = OrganisationRoles.Communications)
    {
        using var http = communications.As("carol", role);
        using var request = new HttpRequestMessage(method, new Uri($"status-page/maintenances{path}", UriKind.Relative));
        if (body is not null)
            request.Content = JsonContent.Create(body, options: Wire.Json);
        if (revision is not null)
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        return await http.SendAsync(request);
    }

    private async Task<JsonElement> Shown(string list, Guid id) =>
        (await communications.Until(() => Find($"scheduled-maintenances/{list}", id), m => m is not null))!.Value;

    private async Task<JsonElement?> Find(string list, Guid id)
    {
        var all = JsonSerializer.Deserialize<JsonElement>(await Text($"api/v2/{list}.json")).GetProperty("scheduled_maintenances").EnumerateArray();
        return all.Where(m => m.GetProperty("id").GetString() == $"{id:N}").Select(m => (JsonElement?)m).FirstOrDefault();
    }

    private Task<string?> StatusOfComponent(string expected) => communications.Until(
        async () => JsonSerializer.Deserialize<JsonElement>(await Text("api/v2/components.json")).GetProperty("components").EnumerateArray()
            .Single(c => c.GetProperty("name").GetString() == component).GetProperty("status").GetString(),
        status => status == expected);

    private async Task<string> Text(string path)
    {
        using var http = communications.Anonymous();
        return await http.GetStringAsync(new Uri(path, UriKind.Relative));
    }
}
