using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Contracts;
using static IncidentPlatform.Escalation.Tests.Service.AnEscalationService;

namespace IncidentPlatform.Escalation.Tests.Service;

public sealed class Reminding_people(AnEscalationService service) : IClassFixture<AnEscalationService>
{
    [Fact]
    public async Task Reaches_them_once_however_often_it_is_wanted_and_again_where_the_pager_is_busy()
    {
        await Add("rita", "rita");
        service.WebhookAnswers["rita"] = new([503]);
        var wanted = Wanted("rita", TimeSpan.FromDays(1));
        foreach (var _ in Enumerable.Range(0, 3))
            await service.Wants(wanted);

        var reminder = Mine(await service.Until("reminders", r => Mine(r).Any(m => Is(m, "state", "delivered")), "rita")).Should().ContainSingle().Subject;

        (reminder.GetProperty("channel").GetString(), reminder.GetProperty("reason").GetString(), reminder.GetProperty("subject").GetString())
            .Should().Be(("webhook", "silence-lasts", wanted.Subject));
        var posted = service.Posted.Where(p => p.Path == "rita").ToList();
        posted.Should().HaveCount(2, "the first was not taken").And.OnlyContain(p => p.Key == posted[0].Key);
        posted[0].Body.Should().Contain("silence-lasts").And.Contain(wanted.Subject);
        (await service.Until("reminders", _ => true, "somebody-else")).EnumerateArray().Should().BeEmpty("they are for whom they are for");
    }

    [Fact]
    public async Task Reaches_nobody_about_what_is_over()
    {
        await Add("sam", "sam");
        await service.Wants(Wanted("sam", TimeSpan.FromSeconds(-1)));

        await service.Until("reminders", r => Mine(r).Any(m => Is(m, "state", "withdrawn")), "sam");

        service.Posted.Should().NotContain(p => p.Path == "sam");
    }

    [Fact]
    public async Task Is_what_they_can_try_on_themselves()
    {
        await Add("tess", "tess");
        using var tess = service.As("tess", OrganisationRoles.Responder);
        (await tess.PostAsync(new Uri("test-pages", UriKind.Relative), null)).EnsureSuccessStatusCode();

        await service.Until("reminders", r => Mine(r).Any(m => Is(m, "reason", "test-page") && Is(m, "state", "delivered")), "tess");

        service.Posted.Should().ContainSingle(p => p.Path == "tess").Which.Body.Should().Contain("test-page");
    }

    private ReminderWanted Wanted(string person, TimeSpan lasts)
    {
        var id = Guid.CreateVersion7();
        return new ReminderWanted(id, person, "silence-lasts", $"/silences/{id}", service.Clock.Now + lasts);
    }

    private async Task Add(string person, string hook)
    {
        using var admin = service.As("root", OrganisationRoles.Admin);
        (await admin.PutAsJsonAsync($"people/{person}", new { name = person, email = $"{person}@example.com", webhook = service.Webhook(hook) })).EnsureSuccessStatusCode();
    }

    private static List<JsonElement> Mine(JsonElement reminders) => [.. reminders.EnumerateArray()];
}
