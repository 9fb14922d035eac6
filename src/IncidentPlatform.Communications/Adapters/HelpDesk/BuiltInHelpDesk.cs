namespace IncidentPlatform.Communications.Adapters.HelpDesk;

/// <summary>Canned responses kept by the platform itself: the list is made of the conversation's own facts, so nothing is called.</summary>
public sealed class BuiltInHelpDesk : IHelpDesk
{
    public Task Publish(Guid responseId, string title, string body, Guid key, CancellationToken ct) => Task.CompletedTask;

    public Task Withdraw(Guid responseId, Guid key, CancellationToken ct) => Task.CompletedTask;
}
