using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Hosting.Api;

namespace IncidentPlatform.Communications.Tests.Service;

[Collection(ARunningCommunications.OneAtATime)]
public class A_declared_incident(ARunningCommunications communications)
{
    [Fact]
    public async Task Opens_a_war_room_that_is_reported_with_its_bridge()
    {
        var incident = await communications.AnIncident().Declared();

        var opened = await Reported<WarRoomOpened>(incident);

        opened.Name.Should().MatchRegex("^incident-[0-9]{4}-[0-9]{2}-[0-9]{2}-checkout-down-db-7$");
        (await Reported<BridgeOpened>(incident)).Url.Should().NotBeNullOrEmpty();
        opened.Invited.Should().Equal(incident.Person);
        using var http = communications.As(incident.Person);
        var messages = await communications.Until(
            () => http.GetStringAsync(new Uri($"incidents/{incident.Id}/war-room/messages", UriKind.Relative)),
            all => all.Contains("No debugging", StringComparison.Ordinal) && all.Contains("Commander: ", StringComparison.Ordinal));
        messages.Should().Contain("\"pinned\":true");
    }

    [Fact]
    public async Task Is_told_to_customers_by_every_channel_once_approved_and_reported_with_counts()
    {
        using (var admin = communications.As("root", OrganisationRoles.Admin))
        {
            (await admin.PutAsJsonAsync(new Uri("audiences/customers", UriKind.Relative), new { recipients = (string[])["one@example.org", "two@example.org"] })).EnsureSuccessStatusCode();
            (await admin.PutAsJsonAsync(new Uri("status-page/components/Checkout", UriKind.Relative), new { services = (string[])["checkout-api"] })).EnsureSuccessStatusCode();
        }

        var incident = await communications.AnIncident().Declared();
        var draft = await incident.Draft("customers");
        draft.Subject.Should().Be("Service disruption: Checkout");

        var sent = await incident.Sends(draft);

        sent.Status.Should().Be("sent");
        var reported = await Reported<UpdateSent>(incident);
        reported.Should().BeEquivalentTo(new
        {
            Audience = "customers",
            Kind = "first-notice",
            PreApproved = false,
            draft.TextHash,
            Channels = (ChannelOutcome[])[new("status-page", 1, 0, 0), new("mail", 2, 0, 0), new("help-desk", 1, 0, 0)],
        });
        (await Reported<StatusPageChanged>(incident)).Should().BeEquivalentTo(new { Status = "investigating", Components = (string[])["Checkout"] });
        await Reported<CannedResponsePublished>(incident);
        Directory.GetFiles(communications.MailFolder, $"{draft.Id:N}.*.eml").Should().HaveCount(2);
        Directory.GetFiles(communications.MailFolder, "*.partial").Should().BeEmpty();
    }

    [Fact]
    public async Task Prepares_the_next_update_with_what_is_learned()
    {
        var incident = await communications.AnIncident().Declared();
        await incident.Happens(new AssessmentRecorded(1, ["checkout-api"], Symptoms: "Payments fail at the last step"), "investigating");

        var drafts = await incident.Updates(all => all.Any(u => u.Text.Contains("Payments fail", StringComparison.Ordinal)));

        drafts.Where(u => u.Audience == "customers" && u.Status == "draft").Should().ContainSingle();
    }

    [Fact]
    public async Task Is_told_by_a_pre_approved_text_when_nobody_tells_in_time()
    {
        var incident = await communications.AnIncident().Declared();
        await incident.Happens(new ObligationMissed(Guid.CreateVersion7(), "first-external-notice", communications.Clock.Now));
        await incident.Draft("customers");

        communications.Clock.MoveTo(communications.Clock.Now + TimeSpan.FromMinutes(6));

        var sent = await incident.Updates(all => all.Any(u => u.PreApproved && u.Status == "sent"));
        sent.Single(u => u.PreApproved).Text.Should().NotContain("Checkout");
        (await Reported<UpdateSent>(incident)).PreApproved.Should().BeTrue();
    }

    [Fact]
    public async Task Is_told_by_a_pre_approved_text_even_while_it_cannot_be_read()
    {
        var incident = await communications.AnIncident().Declared();
        await incident.Happens(new ObligationMissed(Guid.CreateVersion7(), "first-external-notice", communications.Clock.Now));
        await incident.Draft("customers");
        await Unreachable(async () =>
        {
            communications.Clock.MoveTo(communications.Clock.Now + TimeSpan.FromMinutes(6));
            await incident.Updates(all => all.Any(u => u.PreApproved && u.Status == "sent"));
        });
    }

    [Fact]
    public async Task Is_not_told_what_no_longer_holds()
    {
        var incident = await communications.AnIncident().Declared();
        var draft = await incident.Draft("customers");
        using var approval = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/approval", draft.Revision);
        var approved = (await approval.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<CommandAnswer>(Wire.Json))!;
        incident.HappensUnheard(new FixDeployed(Guid.CreateVersion7(), "grace"), "verifying");

        using var sending = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/sending", approved.Revision);

        (await sending.Content.ReadAsStringAsync()).Should().Contain("UpdateStopped").And.NotContain("SendingBegun");
        var stopped = await Reported<UpdateStopped>(incident);
        stopped.Reason.Should().Contain("monitoring");
        (await incident.Draft("customers", "monitoring")).Text.Should().Contain("solution is in place");
    }

    [Fact]
    public async Task Is_not_told_anything_that_cannot_be_checked()
    {
        var incident = await communications.AnIncident().Declared();
        var draft = await incident.Draft("customers");
        await Unreachable(async () =>
        {
            using var answer = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/approval", draft.Revision);

            answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter.Should().NotBeNull();
            (await answer.Content.ReadAsStringAsync()).Should().Contain("incident-not-readable");
        });
    }

    [Fact]
    public async Task Takes_the_same_fact_once_however_often_it_arrives()
    {
        var incident = await communications.AnIncident().Declared();
        var fact = await incident.Happens(new RoleAssigned(Roles.EngineeringLead, "grace", "assigned", true));
        await incident.Draft("customers");
        for (var i = 0; i < 3; i++)
            await communications.Feed(fact);
        await incident.Happens(new AssessmentRecorded(1, [], Symptoms: "late"), "investigating");

        var updates = await incident.Updates(all => all.Any(u => u.Text.Contains("late", StringComparison.Ordinal)));

        updates.Should().HaveCount(2, "one draft for customers and one for executives");
    }

    [Fact]
    public async Task Withdraws_its_canned_response_at_the_end()
    {
        var incident = await communications.AnIncident().Declared();
        await incident.Sends(await incident.Draft("customers"));
        await incident.Happens(new AllClearDeclared(communications.Clock.Now), "closed");

        await Reported<CannedResponseWithdrawn>(incident);

        (await incident.Sends(await incident.Draft("customers", "all-clear"))).Status.Should().Be("sent");
    }

    private async Task<T> Reported<T>(AFedIncident incident) => (await communications.Until(
        () => Task.FromResult(communications.Reported.Values.FirstOrDefault(r => r.IncidentId == incident.Id && r.Type == typeof(T).Name)),
        found => found is not null))!.As<T>();

    private async Task Unreachable(Func<Task> during)
    {
        communications.Incidents.Reachable = false;
        try
        {
            await during();
        }
        finally
        {
            communications.Incidents.Reachable = true;
        }
    }
}
