namespace IncidentPlatform.Communications.Adapters.Mail;

/// <summary>How mail leaves.</summary>
public interface IMailer
{
    /// <summary>Sending the same message id again leaves one mail: an attempt whose outcome is unknown can be made again.</summary>
    bool RepeatIsHarmless { get; }

    /// <exception cref="MailUnreachableException">Nothing was sent; trying later may work.</exception>
    Task<IMailConnection> Connect(CancellationToken ct);

    /// <summary>Takes back what still lies here of an update; what has left is out of reach.</summary>
    /// <param name="start">What the message ids of all its mails start with.</param>
    Task Forget(string start, CancellationToken ct);
}

public interface IMailConnection : IAsyncDisposable
{
    /// <exception cref="MailUnreachableException">This mail was not sent; trying later may work.</exception>
    Task<MailOutcome> Send(Mail mail, CancellationToken ct);
}

public enum MailOutcome
{
    Accepted,

    /// <summary>It will not be taken, however often it is tried.</summary>
    Refused,

    /// <summary>The connection broke before the answer: sent, perhaps.</summary>
    Unknown,
}

/// <param name="To">One address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
/// <param name="MessageId">The same for every attempt at this mail.</param>
public sealed record Mail(string To, string Subject, string Body, string MessageId)
{
    /// <summary>Where a POST ends what brings the recipient such mail (RFC 8058); absent where nothing does.</summary>
    public Uri? UnsubscribeAt { get; init; }
}

/// <summary>The mail server could not be reached, or asked to try later.</summary>
public sealed class MailUnreachableException(string message, Exception inner) : Exception(message, inner)
{
    /// <summary>How long the mail system asks to be left alone; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The mail that was being sent may be there all the same.</summary>
    public bool MayHaveLeft { get; init; }
}
