namespace IncidentPlatform.Communications.Adapters.HelpDesk;

/// <summary>Where support answers tickets. Every call may be repeated with the same key, and then changes nothing.</summary>
public interface IHelpDesk
{
    /// <summary>Support can answer with this; a later text of the same id takes its place.</summary>
    Task Publish(Guid responseId, string title, string body, Guid key, CancellationToken ct);

    Task Withdraw(Guid responseId, Guid key, CancellationToken ct);
}
