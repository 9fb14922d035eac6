using IncidentPlatform.Hosting.Clocks;

namespace IncidentPlatform.Communications.Adapters.Mail;

/// <summary>
/// Writes each mail as an .eml file named by its message id into a folder (<c>Mail:PickupFolder</c>), from where a mail server or a
/// person takes it. A file appears whole or not at all; the same mail again replaces it.
/// </summary>
public sealed class PickupFolderMailer(IConfiguration configuration, DomainClock clock) : IMailer
{
    private readonly string folder = configuration["Mail:PickupFolder"] ?? "mail";
    private readonly string from = configuration["Mail:From"] ?? "incidents@localhost";
    private readonly string? replyTo = configuration[MailAddresses.ReplyTo];

    public bool RepeatIsHarmless => true;

    public Task<IMailConnection> Connect(CancellationToken ct)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MailUnreachableException("The pick-up folder cannot be made.", e);
        }

        return Task.FromResult<IMailConnection>(new Connection(this));
    }

    public Task Forget(string start, CancellationToken ct)
    {
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, $"{start}*.eml"))
                File.Delete(file);
        }

        return Task.CompletedTask;
    }

    private async Task<MailOutcome> Write(Mail mail, CancellationToken ct)
    {
        var path = Path.Combine(folder, string.Concat(mail.MessageId.Split(Path.GetInvalidFileNameChars())) + ".eml");
        var partial = $"{path}.{Guid.CreateVersion7():N}.partial";
        try
        {
            using var message = MailMessages.Compose(mail, from, replyTo, clock.GetUtcNow());
            await message.WriteToAsync(partial, ct);
            File.Move(partial, path, overwrite: true);
            return MailOutcome.Accepted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MailUnreachableException("The pick-up folder cannot be written.", e);
        }
    }

    private sealed class Connection(PickupFolderMailer mailer) : IMailConnection
    {
        public Task<MailOutcome> Send(Mail mail, CancellationToken ct) => mailer.Write(mail, ct);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
