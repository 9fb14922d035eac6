using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Hosting.Clocks;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace IncidentPlatform.Communications.Tests.Service;

public sealed class Mail_that_can_be_answered : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mail-").FullName;

    [Theory]
    [InlineData("replies@example.com")]
    [InlineData(null)]
    public async Task Names_where_answers_go_if_that_is_set_and_one_address_only(string? replyTo)
    {
        var settings = new Dictionary<string, string?> { ["Mail:PickupFolder"] = folder, ["Contact:ReplyTo"] = replyTo };
        var mailer = new PickupFolderMailer(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), DomainClock.From(null, development: false));
        await using var connection = await mailer.Connect(TestContext.Current.CancellationToken);

        await connection.Send(new Mail("ann@example.org", "Down", "Words", "1@example.com"), TestContext.Current.CancellationToken);

        using var mail = await MimeMessage.LoadAsync(Directory.EnumerateFiles(folder, "*.eml").Single(), TestContext.Current.CancellationToken);
        mail.ReplyTo.Mailboxes.Select(m => m.Address).Should().Equal(replyTo is null ? [] : [replyTo]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
