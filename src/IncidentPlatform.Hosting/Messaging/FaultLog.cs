using MassTransit;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Hosting.Messaging;

/// <summary>
/// Says which message could not be handled and by what kind of failure. The framework's own words are not logged: what a reader of JSON
/// complains of holds characters of the body.
/// </summary>
internal sealed partial class FaultLog(ILogger<FaultLog> log) : IReceiveObserver
{
    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class
    {
        LogFault(log, typeof(T).Name, context.MessageId, exception.GetType().Name);
        return Task.CompletedTask;
    }

    public Task ReceiveFault(ReceiveContext context, Exception exception)
    {
        LogFault(log, "Message", context.GetMessageId(), (exception.InnerException ?? exception).GetType().Name);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Type} {MessageId} could not be handled ({Reason}).")]
    private static partial void LogFault(ILogger log, string type, Guid? messageId, string reason);
}
