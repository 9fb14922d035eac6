using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.PostMortems.Adapters;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Views;

namespace IncidentPlatform.PostMortems.Effects;

/// <summary>An authorised review is to go out.</summary>
public sealed record PublishReview(Guid PublicationId)
{
    public const string Kind = "publish-review";
}

/// <summary>
/// Rebuilds the review at the version and edition that were authorised, and lets it out if it is the same text to the byte.
/// What is restricted or not live is published here only.
/// </summary>
internal sealed class PublishReviewEffect(IncidentStories stories, IReviewPublisher publisher) : IEffect<PublishReview>
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    public async Task<EffectOutcome> Perform(PublishReview payload, EffectCall call, CancellationToken ct)
    {
        var file = await call.Query.LoadAsync<ReviewFile>(call.StreamId, ct);
        if (PublicationDecider.Pending(file, payload.PublicationId) is not ({ } authorised, true))
            return EffectOutcome.Nothing;
        if (await call.State(ct) is not { } incident || await stories.Read(call.StreamId, incident.Access.Restricted ? authorised.By.Id : null, ct) is not { } story)
            return EffectOutcome.Retry(AskAgainAfter, "Incidents did not answer");

        var rendered = PublishedText.Render(call.StreamId, story, file!, authorised);
        if (rendered.ContentHash != authorised.ContentHash)
            return Stop(payload, "The text is no longer the one that was authorised");
        if (authorised.Distribution == Distribution.External && incident.Access.Restricted)
            return Stop(payload, "The incident has become restricted");

        var inside = incident.Access.Restricted || incident.Mode != Modes.Live;
        var url = inside ? null : await publisher.Publish(PublishedText.NameOf(file!, authorised), rendered, call.Id, ct);
        return EffectOutcome.Done<ReviewFile>((f, _) => PublicationDecider.Publish(f, payload.PublicationId, url?.AbsoluteUri));
    }

    private static EffectOutcome Stop(PublishReview payload, string reason) =>
        EffectOutcome.Done<ReviewFile>((file, _) => PublicationDecider.Stop(file, payload.PublicationId, reason));
}
