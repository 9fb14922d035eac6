using System.Net;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;

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
        await Until.So(async () =>
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
}
