using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Hosting.Clocks;
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

    /// <summary>A mail server of the smallest kind.</summary>
    private sealed class AMailServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public AMailServer()
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            _ = Serve();
        }

        public int Port { get; }
        public ConcurrentBag<string> Received { get; } = [];
        public string AnswerToRecipient { get; set; } = "250 OK";
        public bool HangsUpAfterData { get; set; }

        public void Dispose() => listener.Dispose();

        private async Task Serve()
        {
            try
            {
                while (true)
                    await Converse(await listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }

        private async Task Converse(TcpClient client)
        {
            using (client)
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
                await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 test");
                while (await reader.ReadLineAsync() is { } line)
                {
                    var verb = line.Split(' ')[0].ToUpperInvariant();
                    if (verb == "DATA")
                    {
                        await writer.WriteLineAsync("354 Go on");
                        var mail = new StringBuilder();
                        while (await reader.ReadLineAsync() is { } text && text != ".")
                            mail.Append(text).Append('\n');
                        if (HangsUpAfterData)
                            return;
                        Received.Add(mail.ToString());
                    }

                    await writer.WriteLineAsync(verb == "RCPT" ? AnswerToRecipient : verb == "QUIT" ? "221 Bye" : "250 OK");
                    if (verb == "QUIT")
                        return;
                }
            }
        }
    }
}
