using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;

namespace IncidentPlatform.PostMortems.Effects;

/// <summary>The calls to the outside that follow a fact of the file.</summary>
internal static class ReviewFileDueWork
{
    public static IEnumerable<Due> Of(Fact fact, ReviewFile file) => fact.Data switch
    {
        // In a drill too: what is published then stays here.
        PublicationAuthorised f => [new Due(PublishReview.Kind, new PublishReview(f.PublicationId), fact.RecordedAt) { EvenInDrill = true }],
        ActionItemOpened f => [new Due(TrackActionItem.Kind, new TrackActionItem(f.ActionItemId), fact.RecordedAt)],
        ActionItemCompleted f => [new Due(TrackActionItem.Kind, new TrackActionItem(f.ActionItemId), fact.RecordedAt)],
        Erased => [new Due(RewritePublished.Kind, new RewritePublished(), fact.RecordedAt) { EvenInDrill = true }],
        _ => [],
    };
}
