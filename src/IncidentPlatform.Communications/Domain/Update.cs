using IncidentPlatform.Communications.Domain.Facts;

namespace IncidentPlatform.Communications.Domain;

/// <summary>A message to an audience, from its draft to what became of it.</summary>
public sealed record Update
{
    public required Guid Id { get; init; }
    public required Audience Audience { get; init; }
    public required UpdateKind Kind { get; init; }
    public UpdateStage Stage { get; init; }

    /// <summary>Revision of the conversation at its last change: its ETag.</summary>
    public long Revision { get; init; }
    public required Text Text { get; init; }

    /// <summary>Which of the customers it is for; absent where it is for all of them, and for the public.</summary>
    public Selection? To { get; init; }

    /// <summary>The update it corrects.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>The public word it states; absent where it states none.</summary>
    public PublicStatus? Status { get; init; }

    /// <summary>The facts it states.</summary>
    public IReadOnlyList<Statement> States { get; init; } = [];

    /// <summary>Workflow and template that wrote it; absent where a person wrote or changed it.</summary>
    public string? Source { get; init; }
    public bool PreApproved { get; init; }

    /// <summary>Hash of the text that legal counsel let out; absent while they have not.</summary>
    public string? LegallyApproved { get; init; }
    public IReadOnlyList<Channel> Channels { get; init; } = [];
    public IReadOnlyList<ChannelFinished> Outcomes { get; init; } = [];

    /// <summary>When each channel was done.</summary>
    public IReadOnlyDictionary<Channel, DateTimeOffset> DoneAt { get; init; } = new Dictionary<Channel, DateTimeOffset>();
    public DateTimeOffset DraftedAt { get; init; }

    /// <summary>Until then it can be recalled; absent where it leaves at once.</summary>
    public DateTimeOffset? LeavesAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What PR and legal counsel were asked about it, in the order of asking.</summary>
    public IReadOnlyList<Review> Reviews { get; init; } = [];

    /// <summary>Why it did not leave.</summary>
    public string? StoppedBecause { get; init; }

    /// <summary>It may still become something else, or leave.</summary>
    public bool IsOpen() => Stage is UpdateStage.Draft or UpdateStage.Approved or UpdateStage.Sending;

    /// <summary>Nobody has touched it: newer facts may rewrite it.</summary>
    public bool IsUntouched() => Stage is UpdateStage.Draft && Source is not null;

    public bool IsDone(Channel channel) => Outcomes.Any(o => o.Channel == channel);
}

/// <summary>A question to PR or legal counsel about exactly one text.</summary>
/// <param name="Answer">Absent while it is open.</param>
/// <param name="AnsweredBy">Person id.</param>
public sealed record Review(
    Guid Id, Reviewer Of, string TextHash, string? Person, DateTimeOffset DueAt, ReviewAnswer? Answer = null, string? AnsweredBy = null, string? Note = null);
