using System.Net.Sockets;
using IncidentPlatform.Hosting.Clocks;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace IncidentPlatform.Communications.Adapters.Mail;

/// <summary>
/// Sends mail by SMTP: <c>Mail:Smtp:Host</c>, <c>Port</c>, <c>User</c>, <c>Password</c>, and <c>Security</c> (a name of MailKit's
/// <see cref="SecureSocketOptions"/>, <c>Auto</c> where absent).
/// </summary>
public sealed class SmtpMailer(IConfiguration configuration, DomainClock clock) : IMailer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly IConfigurationSection smtp = configuration.GetSection("Mail:Smtp");
    private readonly string from = configuration["Mail:From"] ?? "incidents@localhost";
    private readonly string? replyTo = configuration[MailAddresses.ReplyTo];

    public bool RepeatIsHarmless => false;

    public async Task<IMailConnection> Connect(CancellationToken ct)
    {
        var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(smtp["Host"] ?? "localhost", smtp.GetValue("Port", 0), smtp.GetValue("Security", SecureSocketOptions.Auto), ct);
            if (smtp["User"] is { Length: > 0 } user)
                await client.AuthenticateAsync(user, smtp["Password"] ?? "", ct);
            return new Connection(client, from, replyTo, clock);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or CommandException or AuthenticationException or SslHandshakeException or TimeoutException)
        {
            client.Dispose();
            throw new MailUnreachableException("The mail server cannot be reached.", e);
        }
    }

    public Task Forget(string start, CancellationToken ct) => Task.CompletedTask;

    private sealed class Connection(SmtpClient client, string from, string? replyTo, DomainClock clock) : IMailConnection
    {
        public async Task<MailOutcome> Send(Mail mail, CancellationToken ct)
        {
            if (!client.IsConnected)
                throw new MailUnreachableException("The mail server closed the connection.", new ServiceNotConnectedException());

            using var message = MailMessages.Compose(mail, from, replyTo, clock.GetUtcNow());
            try
            {
                await client.SendAsync(message, ct);
                return MailOutcome.Accepted;
            }
            catch (SmtpCommandException e) when ((int)e.StatusCode < 500)
            {
                throw new MailUnreachableException("The mail server asks to try later.", e);
            }
            catch (SmtpCommandException)
            {
                return MailOutcome.Refused;
            }
            catch (Exception e) when (e is IOException or SocketException or SmtpProtocolException or TimeoutException)
            {
                return MailOutcome.Unknown;
            }
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                await client.DisconnectAsync(quit: true);
            }
            catch (Exception e) when (e is IOException or SocketException or ProtocolException or CommandException or ServiceNotConnectedException)
            {
                // What was accepted is accepted; how the connection ends does not matter.
            }

            client.Dispose();
        }
    }
}
