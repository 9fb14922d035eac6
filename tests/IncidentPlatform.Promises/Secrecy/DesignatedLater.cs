using System.Net;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using Npgsql;

namespace IncidentPlatform.Promises.Secrecy;

/// <summary>
/// An incident that everybody works on turns out to be a security incident: what had left is said, what was about to leave stays, the
/// words are gone from where they were copied to, and from then on legal counsel stands between the incident and the world.
/// </summary>
public sealed class DesignatedLater(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    private const string Title = "Qwertzuiop logs in as everybody";
    private static readonly string[] CopiesOfWords = ["mt_doc_incidentcopy", "held_fact", "due_work"];

    private Platform Leo => platform.Services.As("leo", OrganisationRoles.Legal);

    [Fact]
    public async Task Nothing_more_leaves_but_what_legal_counsel_lets_out()
    {
        await platform.Root.Escalation.PutPerson("leo", new Person("Leo", "leo@example.org", null, Senior: true));
        await platform.Root.Escalation.PutPosition("legal-counsel", new Position("leo"));
        var id = await platform.ADeclaredIncident(Title);
        await Told(id);

        var security = await platform.Ada.Incidents.Designate(id.ToString(), await ETag(id), new Designate("A stolen session"));
        await platform.Clock.UntilQuiet();

        security.AlreadyLeft.Select(l => l.Type).Should().Contain(["WarRoomOpened", "UpdateSent", "StatusPageChanged"]);
        await Nothing_of_it_is_public_any_more();
        await No_copy_of_its_words_is_kept(id);
        await Legal_counsel_is_woken_comes_and_is_named(id);
        await Mail_leaves_with_legal_counsel_and_not_without(id);
        await Where_Incidents_does_not_answer_nobody_reads(id);
    }

    private async Task Told(Guid id)
    {
        var draft = (await platform.Ada.Communications.ListUpdates(id)).Items.First(u => u is { Audience: Audiences.Customers, Status: "draft" });
        await platform.Ada.Communications.ApproveUpdate(draft.Id, draft.ETag);
        await platform.Ada.Communications.SendUpdate(draft.Id, (await platform.Ada.Communications.GetUpdate(draft.Id)).ETag);
        await platform.Clock.UntilQuiet();
        (await Status()).Should().Contain("\"investigating\"");
    }

    private async Task Nothing_of_it_is_public_any_more() =>
        await Eventually.So(async () => !(await Status()).Contains("\"investigating\"", StringComparison.Ordinal));

    private async Task No_copy_of_its_words_is_kept(Guid id)
    {
        foreach (var service in (string[])[Origins.Communications, Origins.Escalation, Origins.PostMortems])
        {
            await using var database = NpgsqlDataSource.Create(platform.Services.Databases[service]);
            foreach (var table in CopiesOfWords)
            {
                await using var look = database.CreateCommand($"select count(*) from {table} t where t::text like '%{Title}%'");
                (await look.ExecuteScalarAsync()).Should().Be(0L, "{0} of {1}", table, service);
            }
        }

        await using var communications = NpgsqlDataSource.Create(platform.Services.Databases[Origins.Communications]);
        await using var conversation = communications.CreateCommand("select data->>'title' is null and data->'known' = '[]' from mt_doc_conversation where id = $1");
        conversation.Parameters.AddWithValue(id);
        (await conversation.ExecuteScalarAsync()).Should().Be(true);
    }

    private async Task Legal_counsel_is_woken_comes_and_is_named(Guid id)
    {
        await Refused("not-found", () => Leo.Incidents.Get(id.ToString()));
        var page = (await Leo.Escalation.ListPages(id)).Items.Should().ContainSingle(p => p.Person == "leo").Subject;
        await Leo.Escalation.AcknowledgePage(page.Id);
        await platform.Clock.UntilQuiet();
        (await Leo.Incidents.Get(id.ToString())).Title.Should().Be(Title);
    }

    private async Task Mail_leaves_with_legal_counsel_and_not_without(Guid id)
    {
        await Refused("technical-detail", () => platform.Ada.Communications.WriteUpdate(
            id, new WriteUpdate(Audiences.Customers, UpdateKinds.Progress, "The service checkout was reached.")));
        var written = await platform.Ada.Communications.WriteUpdate(
            id, new WriteUpdate(Audiences.Customers, UpdateKinds.Progress, "We look into unusual sign-ins."));
        var update = Guid.Parse(written.Location!.Split('/')[^1]);
        await platform.Ada.Communications.ApproveUpdate(update, await ETagOf(update));
        await Refused("legal-approval-missing", async () => await platform.Ada.Communications.SendUpdate(update, await ETagOf(update)));

        await Leo.Communications.ApproveLegally(update, await ETagOf(update));
        await platform.Ada.Communications.SendUpdate(update, await ETagOf(update));
        await platform.Clock.UntilQuiet();

        (await platform.Ada.Communications.GetUpdate(update)).Channels.Select(c => c.Channel).Should().Equal("mail");
        Mails().Should().Contain(m => m.Contains("unusual sign-ins", StringComparison.Ordinal)).And.NotContain(m => m.Contains(Title, StringComparison.Ordinal));
        (await Status()).Should().NotContain("unusual sign-ins");
        (await platform.Ada.Incidents.GetTimeline(id.ToString(), pageSize: 200)).Items.Should().Contain(r => r.Type == "LegalApprovalGiven");
    }

    private async Task Where_Incidents_does_not_answer_nobody_reads(Guid id)
    {
        await platform.Services.Incidents.Kill();
        using var http = platform.Services.Http(Origins.Communications, platform.Services.Token("vint", OrganisationRoles.Executive));
        (await http.GetAsync(new Uri($"incidents/{id}/updates", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        await platform.Services.Incidents.Start();
    }

    private async Task<string> Status()
    {
        using var page = platform.Services.Http(Origins.Communications, token: null);
        return await page.GetStringAsync(new Uri("api/v2/summary.json", UriKind.Relative));
    }

    private IEnumerable<string> Mails() => Directory.EnumerateFiles(Path.Combine(platform.Services.Folder, "mail"), "*.eml").Select(File.ReadAllText);

    private async Task<string> ETag(Guid id) => (await platform.Ada.Incidents.Get(id.ToString())).ETag;

    private async Task<string> ETagOf(Guid update) => (await platform.Ada.Communications.GetUpdate(update)).ETag;

    private static async Task Refused<T>(string code, Func<Task<T>> call) =>
        (await call.Should().ThrowAsync<ProblemException>()).Which.Problem.Code.Should().Be(code);
}
