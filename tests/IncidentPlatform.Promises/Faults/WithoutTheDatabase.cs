using System.Net;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises.Faults;

public sealed class WithoutTheDatabase(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    [Fact]
    public async Task A_command_is_told_to_try_again_later_and_nothing_is_half_done()
    {
        var incident = (await platform.ADeclaredIncident()).ToString();
        var before = (await platform.Root.Incidents.Get(incident)).Version;
        platform.Services.DatabaseLink.Cut();
        using (var status = platform.Services.Http(Contracts.Origins.Communications, token: null))
            (await status.GetAsync(new Uri("status", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK, "the status page outlives the database");

        var refused = (await FluentActions.Awaiting(() => platform.Ada.Incidents.AddNote(incident, new Words("lost?"))).Should().ThrowAsync<ProblemException>()).Which;
        refused.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        refused.RetryAfter.Should().BePositive();

        platform.Services.DatabaseLink.Mend();
        await Eventually.So(async () =>
        {
            try
            {
                await platform.Ada.Incidents.AddNote(incident, new Words("kept"));
                return true;
            }
            catch (ProblemException again) when (again.Status == HttpStatusCode.ServiceUnavailable)
            {
                return false;
            }
        });
        await platform.Clock.UntilQuiet();
        var notes = (await platform.Facts(Guid.Parse(incident))).Where(f => f.Version > before && f.Type == "NoteAdded");
        notes.Should().ContainSingle();
    }

    [Fact]
    public async Task A_status_page_that_starts_without_it_shows_what_it_last_showed()
    {
        var communications = platform.Services.Communications;
        await platform.Root.Communications.PutComponent("Search", new StatusPageComponent(["search"], "Finding things"));
        await Eventually.So(async () => (await StatusPage()).Contains("Finding things", StringComparison.Ordinal));
        await communications.Stop();
        platform.Services.DatabaseLink.Cut();

        await communications.Start(waitUntilReady: false);
        await Eventually.So(async () => await Answers("health/live"));

        (await StatusPage()).Should().Contain("Finding things");
        (await Answers("health/ready")).Should().BeFalse("it cannot serve what needs its database");
        platform.Services.DatabaseLink.Mend();
        await communications.UntilReady();
        await platform.Clock.UntilQuiet();
    }

    private async Task<string> StatusPage()
    {
        using var http = platform.Services.Http(Contracts.Origins.Communications, token: null);
        return await http.GetStringAsync(new Uri("status", UriKind.Relative));
    }

    private async Task<bool> Answers(string path)
    {
        try
        {
            using var http = platform.Services.Http(Contracts.Origins.Communications, token: null);
            return (await http.GetAsync(new Uri(path, UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
