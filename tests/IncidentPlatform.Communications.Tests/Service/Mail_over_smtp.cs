using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Testing;
using Microsoft.Extensions.Configuration;

namespace IncidentPlatform.Communications.Tests.Service;

public sealed class Mail_over_smtp : IDisposable
{
    private readonly AMailServer server = new();

    [Fact]
    public async Task Arrives_with_its_message_id_and_nothing_injected()
    {
        (await Send(new Mail("one@example.org", "Payments\r\nBcc: all@example.org", "Hello\n.\nworld", "id-1@example.org"))).Should().Be(MailOutcome.Accepted);

        var mail = server.Received.Should().ContainSingle().Subject;
        mail.Should().Contain("Message-Id: <id-1@example.org>");
        mail.Split('\n').Should().NotContain(l => l.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Says_how_to_unsubscribe_with_one_click()
    {
        var mail = AnyMail with { UnsubscribeAt = new Uri("https://status.example.com/status/subscriptions/0195a5f0-0000-7000-8000-000000000001/unsubscription/0123456789012345678901234567890123456789") };
        await Send(mail);

        using var received = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(server.Received.Single())));

        received.Headers["List-Unsubscribe"].Should().Be($"<{mail.UnsubscribeAt}>");
        received.Headers["List-Unsubscribe-Post"].Should().Be("List-Unsubscribe=One-Click");
    }

    [Fact]
    public async Task That_is_refused_is_refused_for_good()
    {
        server.AnswerToRecipient = "550 No such user";

        (await Send(AnyMail)).Should().Be(MailOutcome.Refused);
    }

    [Fact]
    public async Task That_is_put_off_was_not_sent()
    {
        server.AnswerToRecipient = "451 Try later";

        await FluentActions.Awaiting(() => Send(AnyMail)).Should().ThrowAsync<MailUnreachableException>();
    }

    [Fact]
    public async Task Whose_connection_breaks_before_the_answer_has_an_unknown_outcome()
    {
        server.HangsUpAfterData = true;

        (await Send(AnyMail)).Should().Be(MailOutcome.Unknown);
    }

    [Fact]
    public async Task Without_a_server_was_not_sent()
    {
        server.Dispose();

        await FluentActions.Awaiting(() => Send(AnyMail)).Should().ThrowAsync<MailUnreachableException>();
    }

    public void Dispose() => server.Dispose();

    private static Mail AnyMail => new("one@example.org", "Payments", "Hello", "id-1@example.org");

    private async Task<MailOutcome> Send(Mail mail)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Mail:Smtp:Host"] = "127.0.0.1",
            ["Mail:Smtp:Port"] = $"{server.Port}",
            ["Mail:Smtp:Security"] = "None",
        }).Build();
        await using var connection = await new SmtpMailer(configuration, DomainClock.Real).Connect(CancellationToken.None);
        return await connection.Send(mail, CancellationToken.None);
    }
}
