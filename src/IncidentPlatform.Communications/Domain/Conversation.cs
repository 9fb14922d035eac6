namespace IncidentPlatform.Communications.Domain;

/// <summary>Everything said about one incident: who was told what, and when.</summary>
public sealed record Conversation
{
    /// <summary>The incident.</summary>
    public Guid Id { get; init; }

    /// <summary>Raised by whatever bears on what may be sent.</summary>
    public long Revision { get; init; }

    /// <summary>Version of the last fact of the incident that was taken in.</summary>
    public long Taken { get; init; }
    public required Situation Situation { get; init; }

    /// <summary>The incident's title; absent where it is restricted.</summary>
    public string? Title { get; init; }

    /// <summary>The fact that gave it this title.</summary>
    public Guid? TitledBy { get; init; }
    public IReadOnlyList<Statement> Known { get; init; } = [];
    public WarRoom? Room { get; init; }

    /// <summary>In the order of their first drafts.</summary>
    public IReadOnlyList<Update> Updates { get; init; } = [];

    /// <summary>What the status page shows of it, oldest first.</summary>
    public IReadOnlyList<StatusPost> Posts { get; init; } = [];
    public IReadOnlyList<CannedResponse> CannedResponses { get; init; } = [];
    public IReadOnlyList<PlannedText> Planned { get; init; } = [];
    public SupportDesk Desk { get; init; } = new();

    /// <summary>When it was heard that the incident is over for good; absent while it is not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What was posted on social networks, oldest first.</summary>
    public IReadOnlyList<SocialPost> SocialPosts { get; init; } = [];

    /// <summary>What those who were told answered, oldest first.</summary>
    public IReadOnlyList<Reply> Replies { get; init; } = [];

    public Update? Update(Guid id) => Updates.FirstOrDefault(u => u.Id == id);

    /// <summary>What an audience as a whole was told, oldest first.</summary>
    public IEnumerable<Update> Told(Audience audience) =>
        Updates.Where(u => u.Audience == audience && u.To is null && u.Stage == UpdateStage.Sent).OrderBy(u => u.SentAt);
}

/// <param name="Id">The update it shows.</param>
public sealed record StatusPost(
    Guid Id, PublicStatus Status, string Severity, IReadOnlyList<string> Components, string Title, string Body, DateTimeOffset PostedAt);

/// <param name="WithdrawnAt">When support stopped answering with it; absent while they do.</param>
public sealed record CannedResponse(Guid Id, string Title, string Body, DateTimeOffset PublishedAt, DateTimeOffset? WithdrawnAt = null);

/// <summary>A pre-approved text that goes by itself at a time.</summary>
/// <param name="PlannedAt">When the miss became known here.</param>
public sealed record PlannedText(Guid ObligationId, string Obligation, DateTimeOffset At, DateTimeOffset PlannedAt);

/// <param name="By">Person id of who posted it.</param>
public sealed record SocialPost(Guid Id, Guid? UpdateId, string Network, string Link, string Text, string By, DateTimeOffset PostedAt);
/// <param name="Name">Of who answered; absent where they did not say.</param>
/// <param name="Mail">Where they can be reached; absent where they did not say.</param>
/// <param name="Commander">Person id of who commanded then; absent where nobody did.</param>
/// <param name="Via"><c>form</c> or <c>mail</c>.</param>
public sealed record Reply(Guid Id, string Text, string? Name, string? Mail, string? Commander, string Via, DateTimeOffset At);
