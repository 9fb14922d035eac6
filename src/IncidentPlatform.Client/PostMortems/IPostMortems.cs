using Refit;

namespace IncidentPlatform.Client.PostMortems;

/// <summary>What do we learn? Here <c>incident</c> is the id.</summary>
public interface IPostMortems : IOperations
{
    [Get("/reviews")]
    Task<Page<ReviewSummary>> ListReviews(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    /// <summary>The review, rebuilt from facts up to a stream version and from an edition of what people wrote.</summary>
    [Get("/incidents/{incident}/review")]
    Task<System.Text.Json.JsonElement> GetReview(Guid incident, long? version = null, long? edition = null, CancellationToken cancellation = default);

    [Get("/incidents/{incident}/review.md")]
    Task<string> GetReviewMarkdown(Guid incident, long? version = null, long? edition = null, CancellationToken cancellation = default);

    [Get("/incidents/{incident}/review.html")]
    Task<string> GetReviewHtml(Guid incident, long? version = null, long? edition = null, CancellationToken cancellation = default);

    [Put("/incidents/{incident}/review/sections/{section}")]
    Task<CommandAnswer> WriteSection(Guid incident, string section, [Body] WriteSection body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/review/meeting")]
    Task<CommandAnswer> ScheduleMeeting(Guid incident, [Body] ScheduleMeeting body, CancellationToken cancellation = default);

    /// <summary>Lets the review be published without a field, for a reason.</summary>
    [Post("/incidents/{incident}/review/waivers")]
    Task<CommandAnswer> WaiveField(Guid incident, [Body] WaiveField body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/review/publication")]
    Task<CommandAnswer> Publish(Guid incident, [Header("If-Match")] string? ifMatch, [Body] PublishReview body, CancellationToken cancellation = default);

    [Get("/incidents/{incident}/action-items")]
    Task<Page<ActionItem>> ListActionItemsOf(Guid incident, string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/action-items")]
    Task<CommandAnswer> OpenActionItem(Guid incident, [Body] OpenActionItem body, CancellationToken cancellation = default);

    [Get("/action-items")]
    Task<Page<ActionItem>> ListActionItems(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Post("/action-items/{item}/completion")]
    Task<CommandAnswer> CompleteActionItem(Guid item, CancellationToken cancellation = default);
}

public sealed record WriteSection(string Text);

/// <param name="Place">Where, usually a link.</param>
public sealed record ScheduleMeeting(DateTimeOffset At, string? Place = null);

public sealed record WaiveField(string Field, string Reason);

/// <param name="Distribution"><c>internal</c> or <c>external</c>.</param>
public sealed record PublishReview(string Distribution);

/// <param name="Owner">Person id.</param>
/// <param name="Due">End of the day it is due.</param>
/// <param name="Priority"><c>high</c>, <c>medium</c> or <c>low</c>.</param>
public sealed record OpenActionItem(string Action, string Owner, DateTimeOffset Due, string Priority);

public sealed record ActionItem(
    Guid Id, Guid IncidentId, string Action, string Owner, DateTimeOffset Due, string Priority, DateTimeOffset? CompletedAt = null);

public sealed record ReviewSummary(Guid IncidentId, string Number, string? Title, string Status, DateTimeOffset? MeetingAt = null);
