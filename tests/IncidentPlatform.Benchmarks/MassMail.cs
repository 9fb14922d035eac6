using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using MimeKit;

namespace IncidentPlatform.Benchmarks;

/// <summary>One update to 100,000 customers by mail into the pick-up folder, the service killed half-way, beside a loop that writes as many mails.</summary>
public static class MassMail
{
    private const int Recipients = 100_000;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    public static async Task Run(Report report)
    {
        report.Title($"An update to {Recipients} customers by mail, killed once half-way", "what", "mails", "seconds", "a second", "of bare", "sent twice", "lost");
        await using var platform = await PlatformUnderTest.StartToMeasure();
        await Fill(platform);
        var commander = platform.As("standing-commander", OrganisationRoles.Responder, OrganisationRoles.Commander).Communications;
        var incident = (await platform.As("ada").Incidents.Declare(new DeclareIncident("Checkout fails", "P1", ["checkout"]))).Id;
        var bare = await Bare(Path.Combine(platform.Folder, "bare"));
        var update = Guid.Parse((await commander.WriteUpdate(
            incident, new WriteUpdate(Audiences.Customers, UpdateKinds.Progress, "We are investigating.", "Service disruption"))).Location!.Split('/')[^1]);
        await commander.ApproveUpdate(update, "*");

        var started = Stopwatch.GetTimestamp();
        await commander.SendUpdate(update, "*");
        await Until(platform, update, states => Of(states, "sent") >= Recipients / 2);
        await platform.Communications.Kill();
        await platform.Communications.Start();
        var states = await Until(platform, update, states => Of(states, "queued") + Of(states, "sending") == 0 && Of(states, "sent") > 0);
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;

        var files = Directory.EnumerateFiles(Path.Combine(platform.Folder, "mail"), $"{update:N}.*.eml").Count();
        report.Row("MimeKit writing files, nothing kept", Recipients, bare, Recipients / bare, 1.0, "", "");
        report.Row("an update, each delivery kept", files, took, files / took, files / took / (Recipients / bare), Of(states, "unknown"), Recipients - files);
    }

    private static async Task Fill(PlatformUnderTest platform)
    {
        var root = platform.As("root", OrganisationRoles.Admin);
        await root.Incidents.PutService("checkout", new Service());
        var csv = new StringBuilder("id,name,services,contacts\n");
        for (var n = 0; n < Recipients; n++)
            csv.Append(CultureInfo.InvariantCulture, $"customer-{n:000000},Customer {n},checkout,\"[{{\"\"name\"\":\"\"Ada\"\",\"\"email\"\":\"\"ada@customer-{n}.example\"\"}}]\"\n");
        await root.Incidents.ImportCatalogue("customers", new StringContent(csv.ToString(), Encoding.UTF8, "text/csv"));
    }

    private static async Task<JsonElement> Until(PlatformUnderTest platform, Guid update, Func<JsonElement, bool> isSo)
    {
        using var http = platform.Http(Origins.Communications, platform.Token("carol", OrganisationRoles.Communications));
        while (true)
        {
            var states = (await http.GetFromJsonAsync<JsonElement>(new Uri($"updates/{update}/recipients?pageSize=1", UriKind.Relative))).GetProperty("states");
            if (isSo(states))
                return states;
            await Task.Delay(Poll);
        }
    }

    private static int Of(JsonElement states, string state) => states.TryGetProperty(state, out var count) ? count.GetInt32() : 0;

    private static async Task<double> Bare(string folder)
    {
        Directory.CreateDirectory(folder);
        var started = Stopwatch.GetTimestamp();
        for (var n = 0; n < Recipients; n++)
        {
            using var message = new MimeMessage { Subject = "Service disruption", Body = new TextPart("plain") { Text = "We are investigating." } };
            message.From.Add(MailboxAddress.Parse("incidents@localhost"));
            message.To.Add(MailboxAddress.Parse($"ada@customer-{n}.example"));
            await message.WriteToAsync(Path.Combine(folder, $"{n}.eml"));
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
