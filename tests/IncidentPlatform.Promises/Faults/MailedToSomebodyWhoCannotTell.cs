using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises.Faults;

/// <summary>A mail server cannot tell a repeat: what it may have is sent once more under the same message id and shows as unknown.</summary>
public sealed class MailedToSomebodyWhoCannotTell(MailedToSomebodyWhoCannotTell.APlatformWithSmtp platform)
    : IClassFixture<MailedToSomebodyWhoCannotTell.APlatformWithSmtp>
{
    [Fact]
    public async Task Communications_killed_while_the_mail_server_has_the_mail_sends_it_once_more_and_counts_it_as_unknown()
    {
        var incident = await platform.ADeclaredIncident();
        var answers = new TaskCompletionSource();
        platform.MailServer.AnswersData = answers.Task;
        await AConfiguredPlatform.Send(platform.Ada, incident, Audiences.Customers, UpdateKinds.FirstNotice);
        await Eventually.So(() => Task.FromResult(!platform.MailServer.Received.IsEmpty));
        await platform.Services.Communications.Kill();
        answers.SetResult();

        await platform.Services.Communications.Start();
        await platform.Clock.UntilQuiet();

        var mails = platform.MailServer.Received.GroupBy(MessageId).Select(g => g.Count()).ToList();
        var again = mails.Count(sent => sent == 2);
        mails.Should().HaveCount(2).And.OnlyContain(sent => sent == 1 || sent == 2, "what was under way is sent once more, the rest once");
        var sent = (await platform.Facts(incident)).Where(f => f.Type == nameof(UpdateSent)).Should().ContainSingle().Subject.As<UpdateSent>();
        var mail = sent.Channels.Single(c => c.Channel == "mail");
        (mail.Sent + mail.Unknown, mail.Failed).Should().Be((2, 0));
        mail.Unknown.Should().BePositive("one was under way at least").And.BeGreaterThanOrEqualTo(again, "what was sent again counts as unknown, and so does a second attempt that never arrived");
    }

    private static string MessageId(string mail) => mail.Split('\n').Single(l => l.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase));

    public sealed class APlatformWithSmtp : AConfiguredPlatform
    {
        public AMailServer MailServer { get; } = new();

        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["Mail__Smtp__Host"] = "127.0.0.1",
            ["Mail__Smtp__Port"] = $"{MailServer.Port}",
            ["Mail__Smtp__Security"] = "None",
        };

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            MailServer.Dispose();
        }
    }
}
