using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises;

/// <summary>
/// A migration breaks the database, the API fails after it, payments and reporting after the API, and then mail, by which customers would
/// be told: the update goes by the status page, the stream has both, and nobody is told twice once mail is back.
/// </summary>
public sealed class TheChain(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    private const string Probe = "orders-probe";
    private readonly Dictionary<string, Guid> fallen = [];
    private string root = null!;
    private Guid id;
    private Guid notice;

    private IIncidents Ada => platform.Ada.Incidents;
    private string MailFolder => Path.Combine(platform.Services.Folder, "mail");

    [Fact]
    public async Task Takes_mail_down_too_and_customers_hear_by_the_status_page()
    {
        await The_company_is_known();
        await A_migration_breaks_the_database();
        await The_API_payments_and_reporting_fail_after_it_and_are_told_in_one_thread();
        await WhileMailIsAway(The_update_goes_by_the_status_page);
        await The_stream_has_what_failed_and_what_took_it();
        await What_customers_were_told_is_the_status_page_alone();
        await Nobody_is_told_twice_when_mail_is_back();
        await The_next_update_goes_by_mail_again();
        await All_of_it_is_resolved_at_once_and_the_review_says_what_failed();
    }

    private async Task The_company_is_known()
    {
        foreach (var (service, above) in new[] { ("orders-database", null), ("api", "orders-database"), ("payments", "api"), ("reporting", "api") })
            await platform.Root.Incidents.PutService(service, new Service { DependsOn = above is null ? [] : [new Dependency(above)] });
        foreach (var (component, service) in new[] { ("API", "api"), ("Payments", "payments"), ("Reporting", "reporting") })
            await platform.Root.Communications.PutComponent(component, new StatusPageComponent([service]));
        await platform.Clock.UntilQuiet();
    }

    private async Task A_migration_breaks_the_database()
    {
        id = (await platform.Linus.Incidents.Declare(new DeclareIncident("Migration 42 locks the orders database", "P1", ["orders-database"]))).Id;
        root = $"{id}";
        await platform.Clock.UntilQuiet();
        var page = (await platform.Ada.Escalation.ListPages(id)).Items.Single(p => p.Person == "ada" && p.Reason == "commander-acknowledged");
        await platform.Ada.Escalation.AcknowledgePage(page.Id);
        await Ada.AssignRole(root, Roles.EngineeringLead, await platform.ETag(root), new AssignRole("grace"));
        await Ada.AssignRole(root, Roles.CommunicationsLead, await platform.ETag(root), new AssignRole("margaret"));
        await platform.Clock.UntilQuiet();
    }

    private async Task The_API_payments_and_reporting_fail_after_it_and_are_told_in_one_thread()
    {
        foreach (var (service, title) in new[] { ("api", "The API times out"), ("payments", "Payments fail"), ("reporting", "Reports stay empty") })
        {
            await platform.Clock.Advance(TimeSpan.FromMinutes(1));
            var declared = (await platform.Grace.Incidents.Declare(new DeclareIncident(title, "P1", [service]))).Id;
            fallen[service] = declared;
            await Ada.Link($"{declared}", await platform.ETag($"{declared}"), new LinkIncident(root, "It waits for the orders database"));
            await platform.Clock.UntilQuiet();
        }

        (await Ada.GetFixOrder(root)).Order.Select(o => o.IncidentId).Should().StartWith([id, fallen["api"]]).And.BeEquivalentTo([id, .. fallen.Values]);
        var draft = (await platform.Margaret.Communications.ListUpdates(id)).Items.Single(u => u is { Audience: Audiences.Customers, Status: "draft" });
        draft.Text.Should().Contain("API, Payments and Reporting");
        foreach (var linked in fallen.Values)
        {
            (await platform.Margaret.Communications.ListUpdates(linked)).Items.Should().NotContain(u => u.Audience == Audiences.Customers && u.Status == "draft");
            await AConfiguredPlatform.Refused(
                () => platform.Ada.Communications.WriteUpdate(linked, new WriteUpdate(Audiences.Customers, UpdateKinds.Progress, "We are on it.", "News")), "told-elsewhere");
        }
    }

    private async Task The_update_goes_by_the_status_page()
    {
        notice = await AConfiguredPlatform.Send(platform.Margaret, id, Audiences.Customers, UpdateKinds.FirstNotice);
        await Eventually.So(async () => await PostsOnTheStatusPage() == 1);
        (await platform.Margaret.Communications.GetUpdate(notice)).Status.Should().Be("sending", "mail is tried for a while, and the page does not wait for it");

        var clock = new ClockFile(platform.Services.ClockFile, TimeProvider.System);
        clock.MoveTo(clock.Now.AddMinutes(11));
        await Eventually.So(async () => (await platform.Margaret.Communications.GetUpdate(notice)).Status == "sent");
        await platform.Clock.UntilQuiet();
    }

    private async Task The_stream_has_what_failed_and_what_took_it()
    {
        var sent = (await platform.Facts(id)).Single(f => f.Type == nameof(UpdateSent)).As<UpdateSent>();
        sent.Channels.Single(c => c.Channel == "mail").Should().Be(new ChannelOutcome("mail", Sent: 0, Failed: 2, Unknown: 0));
        sent.Channels.Single(c => c.Channel == "status-page").Should().Be(new ChannelOutcome("status-page", Sent: 1, Failed: 0, Unknown: 0));
        var rows = (await Ada.GetTimeline(root, pageSize: 200)).Items;
        rows.Single(r => r.Type == nameof(UpdateSent)).Text.Should().MatchRegex("^first-notice sent to customers by [a-z, -]*status-page[a-z, -]*; mail failed \\(2\\)$");
        rows.Should().ContainSingle(r => r.Type == nameof(StatusPageChanged));
        (await platform.Root.Escalation.ListObligationsOf(id, pageSize: 200)).Items.Single(o => o.Kind == "first-external-notice").State.Should().Be("met");
    }

    private async Task What_customers_were_told_is_the_status_page_alone()
    {
        var told = (await Told()).Where(t => t.Channel is "mail" or "status-page").Should().ContainSingle().Subject;
        told.Should().BeEquivalentTo(new { UpdateId = notice, Channel = "status-page" });
        told.Text.Should().Contain("API, Payments and Reporting");
    }

    private async Task Nobody_is_told_twice_when_mail_is_back()
    {
        await platform.Clock.Advance(TimeSpan.FromMinutes(5));

        MailsToCustomers().Should().BeEmpty("what was given up is not sent late, beside newer words");
        (await PostsOnTheStatusPage()).Should().Be(1);
        (await platform.Facts(id)).Should().ContainSingle(f => f.Type == nameof(UpdateSent)).And.ContainSingle(f => f.Type == nameof(StatusPageChanged));
    }

    private async Task The_next_update_goes_by_mail_again()
    {
        await platform.Margaret.Communications.WriteUpdate(id, new WriteUpdate(Audiences.Customers, UpdateKinds.Progress, "We take the change back.", "Second news"));
        var update = (await platform.Margaret.Communications.ListUpdates(id)).Items.Single(u => u.Subject == "Second news");
        await platform.Margaret.Communications.ApproveUpdate(update.Id, update.ETag);
        await platform.Margaret.Communications.SendUpdate(update.Id, (await platform.Margaret.Communications.GetUpdate(update.Id)).ETag);
        await platform.Clock.UntilQuiet();

        MailsToCustomers().Should().HaveCount(2).And.OnlyContain(mail => mail.Contains("Second news", StringComparison.Ordinal));
        (await Told()).Where(t => t.UpdateId == update.Id).Select(t => t.Channel).Should().BeEquivalentTo("mail", "status-page");
        (await Ada.GetTimeline(root, pageSize: 200)).Items.Last(r => r.Type == nameof(UpdateSent)).Text.Should().Be("progress sent to customers");
    }

    private async Task All_of_it_is_resolved_at_once_and_the_review_says_what_failed()
    {
        var fix = Guid.CreateVersion7();
        await platform.Linus.Incidents.ProposeFix(root, await platform.ETag(root), new ProposeFix("rollback", "Roll back migration 42", "linus", fix));
        await platform.Grace.Incidents.ValidateFix(root, fix, await platform.ETag(root));
        await platform.Linus.Incidents.DeployFix(root, fix, await platform.ETag(root), new DeployFix("linus"));
        await platform.Grace.Incidents.RecordVerification(root, await platform.ETag(root), new RecordVerification(true, "Ten test orders", [Probe]));
        await platform.Healthy(Probe, TimeSpan.FromMinutes(16));
        await Ada.Resolve(root, await platform.ETag(root), new ResolveIncident(WithRoot: true));
        await platform.Clock.UntilQuiet();

        foreach (var linked in fallen.Values)
            (await Ada.Get($"{linked}")).Status.Should().Be("resolved");
        (await platform.Ada.PostMortems.GetReviewMarkdown(id)).Should().Contain("mail 0 sent 2 failed");
    }

    /// <summary>Posts of the one thread that names whatever fell; none where there is no thread yet.</summary>
    private async Task<int> PostsOnTheStatusPage()
    {
        using var page = platform.Services.Http(Origins.Communications, token: null);
        var threads = (await page.GetFromJsonAsync<JsonElement>(new Uri("api/v2/summary.json", UriKind.Relative))).GetProperty("incidents").EnumerateArray().ToList();
        if (threads.Count == 0)
            return 0;
        var thread = threads.Should().ContainSingle().Subject;
        thread.GetProperty("components").EnumerateArray().Select(c => c.GetProperty("name").GetString()).Should().BeEquivalentTo("API", "Payments", "Reporting");
        return thread.GetProperty("incident_updates").GetArrayLength();
    }

    private sealed record ToldItem(Guid UpdateId, string Channel, string Text);

    private async Task<IReadOnlyList<ToldItem>> Told()
    {
        using var http = platform.Services.Http(Origins.Communications, platform.Services.Token("margaret", OrganisationRoles.Communications, OrganisationRoles.Responder));
        var told = await http.GetFromJsonAsync<JsonElement>(new Uri($"incidents/{id}/told", UriKind.Relative));
        return told.GetProperty("items").Deserialize<List<ToldItem>>(JsonSerializerOptions.Web)!;
    }

    private List<string> MailsToCustomers() =>
        [.. Directory.EnumerateFiles(MailFolder, "*.eml").Select(File.ReadAllText).Where(mail => mail.Contains("To: customer@example.com") || mail.Contains("To: other@example.com"))];

    /// <summary>For a while no mail leaves: a file is where the folder was.</summary>
    private async Task WhileMailIsAway(Func<Task> during)
    {
        var aside = MailFolder + ".aside";
        Directory.CreateDirectory(MailFolder);
        Directory.Move(MailFolder, aside);
        await File.WriteAllTextAsync(MailFolder, "");
        try
        {
            await during();
        }
        finally
        {
            File.Delete(MailFolder);
            Directory.Move(aside, MailFolder);
        }
    }
}
