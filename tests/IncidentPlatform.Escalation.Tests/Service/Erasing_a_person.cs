using System.Net.Http.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using static IncidentPlatform.Escalation.Tests.Service.AnEscalationService;

namespace IncidentPlatform.Escalation.Tests.Service;

public sealed class Erasing_a_person(AnEscalationService service) : IClassFixture<AnEscalationService>
{
    [Fact]
    public async Task Takes_them_out_of_the_directory_and_the_words_of_what_they_took_over_out_of_the_schedules()
    {
        using var admin = service.As("root", OrganisationRoles.Admin);
        foreach (var person in new[] { "otto", "pia" })
            (await admin.PutAsJsonAsync($"people/{person}", new { name = person, email = $"{person}@example.com" })).EnsureSuccessStatusCode();
        (await admin.PutAsJsonAsync("schedules/erasing", new { timeZone = "Etc/UTC", start = "2026-01-05T09:00:00", shiftLength = "P7D", participants = new[] { "pia" } })).EnsureSuccessStatusCode();
        var (from, to) = (service.Clock.Now.AddDays(1), service.Clock.Now.AddDays(2));
        foreach (var (person, reason) in new[] { ("otto", "Otto's own words"), ("pia", "Pia's own words") })
            (await admin.PostAsJsonAsync("schedules/erasing/overrides", new { person, from, to, reason })).EnsureSuccessStatusCode();
        var incident = new AToldIncident();
        await service.Happens(incident.Declared(service.Clock.Now));

        await service.Happens(incident.Fact(new Erased([], "request-of-the-person", "otto"), service.Clock.Now));

        var schedule = await service.Until("schedules/erasing", s => !s.GetRawText().Contains("Otto's", StringComparison.Ordinal));
        schedule.GetRawText().Should().Contain("Pia's own words").And.Contain("otto", "whose turn it is stays known by the id");
        using var otto = await admin.GetAsync(new Uri("people/otto", UriKind.Relative));
        otto.StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
    }
}
