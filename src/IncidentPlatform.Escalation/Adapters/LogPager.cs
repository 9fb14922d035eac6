using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Adapters;

/// <summary>Writes the page into the log: the way that is always there.</summary>
internal sealed partial class LogPager(ILogger<LogPager> log) : IPager
{
    public string Channel => "log";

    public bool KnowsRepeats => false;

    public bool Reaches(Person? person) => true;

    public Task<PageOutcome> Page(PageMessage message, Person? person, CancellationToken ct)
    {
        LogPage(log, message.Person, message.PageId, message.Reason, message.Incident, message.Restricted ? "restricted" : message.Severity);
        return Task.FromResult(PageOutcome.Delivered);
    }

    public Task<PageOutcome> Remind(ReminderMessage message, Person? person, CancellationToken ct)
    {
        LogReminder(log, message.Person, message.Reminder, message.Subject);
        return Task.FromResult(PageOutcome.Delivered);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reminder for {Person}: {Reason}, see {Subject}.")]
    private static partial void LogReminder(ILogger log, string person, string reason, string subject);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Page for {Person}: {Reason}, {Incident} ({Standing}); acknowledge page {PageId}.")]
    private static partial void LogPage(ILogger log, string person, Guid pageId, string reason, string incident, string standing);
}
