using Refit;

namespace IncidentPlatform.Client.Communications;

/// <summary>Who was told what, and when? Here <c>incident</c> is the id.</summary>
public interface ICommunications : IOperations, IAudiences, IWebhooks
{
    [Get("/incidents/{incident}/war-room")]
    Task<WarRoom> GetWarRoom(Guid incident, CancellationToken cancellation = default);

    [Get("/incidents/{incident}/war-room/messages")]
    Task<Page<WarRoomMessage>> ListMessages(
        Guid incident, string? cursor = null, int? pageSize = null, string? room = null, CancellationToken cancellation = default);

    [Get("/incidents/{incident}/war-room/messages/{message}")]
    Task<WarRoomMessage> GetMessage(Guid incident, Guid message, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/war-room/messages/{message}/mark")]
    Task<CommandAnswer> MarkMessage(Guid incident, Guid message, [Body] MarkMessage body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/war-room/steps/{step}/retry")]
    Task<CommandAnswer> RetryStep(Guid incident, string step, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/war-room/messages")]
    Task<CommandAnswer> PostMessage(Guid incident, [Body] PostMessage body, CancellationToken cancellation = default);

    [Get("/incidents/{incident}/updates")]
    Task<Page<Update>> ListUpdates(Guid incident, string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/updates")]
    Task<CommandAnswer> WriteUpdate(Guid incident, [Body] WriteUpdate body, CancellationToken cancellation = default);

    [Get("/updates/{update}")]
    Task<Update> GetUpdate(Guid update, CancellationToken cancellation = default);

    [Put("/updates/{update}")]
    Task<CommandAnswer> EditUpdate(Guid update, [Header("If-Match")] string ifMatch, [Body] EditUpdate body, CancellationToken cancellation = default);

    /// <summary>Approves exactly this text; an edit afterwards needs a new approval.</summary>
    [Post("/updates/{update}/approval")]
    Task<CommandAnswer> ApproveUpdate(Guid update, [Header("If-Match")] string ifMatch, CancellationToken cancellation = default);

    /// <summary>Legal counsel lets exactly this text of a restricted incident out; an edit afterwards needs it anew.</summary>
    [Post("/updates/{update}/legal-approval")]
    Task<CommandAnswer> ApproveLegally(Guid update, [Header("If-Match")] string ifMatch, CancellationToken cancellation = default);

    [Post("/updates/{update}/sending")]
    Task<CommandAnswer> SendUpdate(Guid update, [Header("If-Match")] string ifMatch, CancellationToken cancellation = default);

    [Get("/incidents/{incident}/canned-responses")]
    Task<Page<CannedResponse>> ListCannedResponses(Guid incident, string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);
}
