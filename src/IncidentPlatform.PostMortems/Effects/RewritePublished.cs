using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.PostMortems.Adapters;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Views;

namespace IncidentPlatform.PostMortems.Effects;

/// <summary>Words were erased that a published review may tell.</summary>
public sealed record RewritePublished
{
    public const string Kind = "rewrite-published";
}

/// <summary>
/// What is published and no longer the text that the records give is replaced by that, under its name: the hash that was authorised stays
/// on record, so that it shows.
/// </summary>
internal sealed class RewritePublishedEffect(IncidentStories stories, IReviewPublisher publisher) : IEffect<RewritePublished>
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    public async Task<EffectOutcome> Perform(RewritePublished payload, EffectCall call, CancellationToken ct)
    {
        var file = await call.Query.LoadAsync<ReviewFile>(call.StreamId, ct);
        var outside = file?.Published.Where(p => p.Url is not null).ToList() ?? [];
        if (outside.Count == 0)
            return EffectOutcome.Nothing;
        // For the service itself: what became restricted since is told without its words.
        if (await stories.Read(call.StreamId, null, ct) is not { } story)
            return EffectOutcome.Retry(AskAgainAfter, "Incidents did not answer");

        foreach (var publication in outside)
        {
            var rendered = PublishedText.Render(call.StreamId, story, file!, publication);
            if (rendered.ContentHash != publication.ContentHash)
                await publisher.Publish(PublishedText.NameOf(file!, publication), rendered, call.Id, ct);
        }

        return EffectOutcome.Nothing;
    }
}
