using Refit;

namespace IncidentPlatform.Client.PostMortems;

/// <summary>What do we learn? Here <c>incident</c> is the id.</summary>
public interface IPostMortems : IOperations
{
    [Get("/reviews")]
    Task<Page<ReviewSummary>> ListReviews(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    /// <summary>The review, rebuilt from facts up to a stream version and from an edition of what people wrote.</summary>
    [Get("/incidents/{incident}/review")]
    Task<Review> GetReview(Guid incident, long? version = null, long? edition = null, CancellationToken cancellation = default);

    /// <summary>The review as Markdown; the public version with the distribution <c>external</c>.</summary>
    [Get("/incidents/{incident}/review.md")]
    Task<string> GetReviewMarkdown(Guid incident, long? version = null, long? edition = null, string? distribution = null, CancellationToken cancellation = default);

    /// <summary>The review as a page; the public version with the distribution <c>external</c>.</summary>
    [Get("/incidents/{incident}/review.html")]
    Task<string> GetReviewHtml(Guid incident, long? version = null, long? edition = null, string? distribution = null, CancellationToken cancellation = default);

    [Put("/incidents/{incident}/review/sections/{section}")]
    Task<CommandAnswer> WriteSection(Guid incident, string section, [Body] WriteSection body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/review/meeting")]
    Task<CommandAnswer> ScheduleMeeting(Guid incident, [Body] ScheduleMeeting body, CancellationToken cancellation = default);

    /// <summary>Lets the review be published without a field, for a reason.</summary>
    [Post("/incidents/{incident}/review/waivers")]
    Task<CommandAnswer> WaiveField(Guid incident, [Body] WaiveField body, CancellationToken cancellation = default);

    /// <summary>Publishes the review as it stands at the edition that <c>ifMatch</c> names.</summary>
    [Post("/incidents/{incident}/review/publication")]
    Task<CommandAnswer> Publish(Guid incident, [Header("If-Match")] string ifMatch, [Body] PublishReview body, CancellationToken cancellation = default);

    [Get("/incidents/{incident}/action-items")]
    Task<Page<ActionItem>> ListActionItemsOf(Guid incident, string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/action-items")]
    Task<CommandAnswer> OpenActionItem(Guid incident, [Body] OpenActionItem body, CancellationToken cancellation = default);

    [Get("/action-items")]
    Task<Page<ActionItem>> ListActionItems(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/action-items/{item}")]
    Task<ActionItem> GetActionItem(Guid item, CancellationToken cancellation = default);

    [Post("/action-items/{item}/completion")]
    Task<CommandAnswer> CompleteActionItem(Guid item, CancellationToken cancellation = default);
}
