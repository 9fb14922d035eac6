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
