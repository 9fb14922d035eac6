using System.Net.Http.Json;
using IncidentPlatform.Communications.Tests.Service;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Communications.Tests.Browser;

/// <summary>A status page with a component that is down, an open incident and planned work, all in words that are hard to show.</summary>
public sealed class APageWithEverything(ARunningCommunications communications)
{
    private readonly string unique = $"{Guid.CreateVersion7():N}";

    /// <summary>As long as a name may be, and nowhere to break it.</summary>
    public string Component => $"Part{unique}".PadRight(80, 'm');

    public string Address => $"https://shop.example.com/{unique.PadRight(120, 'x')}";
    public string Subject => $"<img src=x onerror=\"document.title='taken'\"> {unique}";
    public string Post => $"Payments fail. <script>document.title='taken'</script> See {Address}.";
    public string Work => $"Work {unique}";

    public Uri At
    {
        get
        {
            using var http = communications.Anonymous();
            return http.BaseAddress!;
        }
    }

    public async Task<APageWithEverything> Shown()
    {
        var service = $"service-{unique}";
        using (var admin = communications.As("root", OrganisationRoles.Admin))
        {
            (await admin.PutAsJsonAsync($"status-page/components/{Component}", new { services = (string[])[service], description = Address })).EnsureSuccessStatusCode();
            (await admin.PutAsJsonAsync("audiences/customers", new { recipients = Array.Empty<string>() })).EnsureSuccessStatusCode();
        }

        var incident = await communications.AnIncident().Declared(services: service);
        var update = new { audience = "customers", kind = "first-notice", subject = Subject, text = Post };
        await incident.Draft("customers");
        using (var written = await incident.Ask(HttpMethod.Post, $"incidents/{incident.Id}/updates", body: update))
            written.EnsureSuccessStatusCode();
        await incident.Sends(await incident.Draft("customers"));

        using (var carol = communications.As("carol", OrganisationRoles.Communications))
        {
            var now = communications.Clock.Now;
            var work = new { title = Work, text = "Slow for a while.", components = (string[])[Component], startsAt = now.AddHours(1), endsAt = now.AddHours(2) };
            (await carol.PostAsJsonAsync("status-page/maintenances", work, Wire.Json)).EnsureSuccessStatusCode();
        }

        using var anybody = communications.Anonymous();
        await communications.Until(
            () => anybody.GetStringAsync("status"),
            page => page.Contains($"{unique}</h3>", StringComparison.Ordinal) && page.Contains($"{Work}</h3>", StringComparison.Ordinal) && page.Contains($"{Component}</h3>", StringComparison.Ordinal));
        return this;
    }
}
