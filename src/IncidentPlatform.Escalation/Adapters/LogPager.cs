using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Adapters;

/// <summary>
/// Writes the message into the log, for people who have no other way: in Development, and where <c>Pages:Log</c> is true. A log wakes
/// nobody, so elsewhere such a page has failed.
/// </summary>
public sealed partial class LogPager(ILogger<LogPager> log, IConfiguration configuration, IHostEnvironment environment) : IPager
{
    public bool Enabled { get; } = configuration.GetValue<bool?>("Pages:Log") ?? environment.IsDevelopment();

    public string Channel => "log";

    public bool KnowsRepeats => false;

    public bool Serves(ContactKind kind) => false;

    public Task<PageOutcome> Send(PagerMessage message, string address, string language, CancellationToken ct)
    {
        if (message is PageMessage page)
            LogPage(log, page.Person, page.PageId, page.Reason, page.Incident, page.Restricted ? "restricted" : page.Severity);
        else if (message is ReminderMessage reminder)
            LogReminder(log, reminder.Person, reminder.Reminder, reminder.Subject);
        return Task.FromResult(PageOutcome.Delivered);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reminder for {Person}: {Reason}, see {Subject}.")]
    private static partial void LogReminder(ILogger log, string person, string reason, string subject);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Page for {Person}: {Reason}, {Incident} ({Standing}); acknowledge page {PageId}.")]
    private static partial void LogPage(ILogger log, string person, Guid pageId, string reason, string incident, string standing);
}
