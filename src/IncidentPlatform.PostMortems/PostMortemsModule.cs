using IncidentPlatform.Hosting;
using IncidentPlatform.PostMortems.Adapters;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Effects;
using IncidentPlatform.PostMortems.Features.ActionItems;
using IncidentPlatform.PostMortems.Features.Reviews;
using IncidentPlatform.PostMortems.Reactions;
using IncidentPlatform.PostMortems.Views;

namespace IncidentPlatform.PostMortems;

/// <summary>What do we learn: reviews rebuilt from facts, what people add to them, action items, publication. Everything this service does, on one screen.</summary>
public static class PostMortemsModule
{
    public static void Configure(PlatformBuilder p)
    {
        p.Stream<ReviewFile>("review-file", ReviewFileEvolution.Evolve, ReviewFileEvolution.Facts, ReviewFileDueWork.Of);
        p.Configure(store => store.Schema.For<ReviewFile>().GinIndexJsonData());
        p.Publish<ReviewFile>(Publishing.Publishing.From);
        p.Feed<ReviewReactions>();

        p.Effect<PublishReview, PublishReviewEffect>(PublishReview.Kind);
        p.Effect<RewritePublished, RewritePublishedEffect>(RewritePublished.Kind);
        p.Effect<TrackActionItem, TrackActionItemEffect>(TrackActionItem.Kind);

        p.Services.AddScoped<IncidentStories>();
        p.Services.AddSingleton<IReviewPublisher, FolderPublisher>();
        p.Services.AddSingleton<IActionTracker, KeptHere>();
    }

    public static void MapRoutes(IEndpointRouteBuilder routes)
    {
        ListReviews.Map(routes);
        ListActionItems.Map(routes);
        CompleteActionItem.Map(routes);

        var incident = routes.MapGroup("/incidents/{id:guid}").AddEndpointFilter<OnlyReaders>();
        ReadReview.Map(incident);
        WriteSection.Map(incident);
        ScheduleMeeting.Map(incident);
        WaiveField.Map(incident);
        Publish.Map(incident);
        ListActionItems.MapOfIncident(incident);
        OpenActionItem.Map(incident);
    }
}
