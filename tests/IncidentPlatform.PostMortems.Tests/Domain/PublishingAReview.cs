using IncidentPlatform.Contracts;
using IncidentPlatform.Kernel;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Domain.Reviews;
using IncidentPlatform.Testing;

namespace IncidentPlatform.PostMortems.Tests.Domain;

public sealed class PublishingAReview
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static readonly Guid Publication = AnIncident.Item(1);
    private readonly Specification<ReviewFile> review = new(ReviewFileEvolution.Evolve, Origins.PostMortems);

    private static Decision Authorise(ReviewFile? file, Distribution distribution, bool restricted = false, string hash = Hash) =>
        PublicationDecider.Authorise(file, Review.Of(AnIncident.Id, AWholeStory.Told().Story, file ?? new ReviewFile()), distribution, restricted, hash, Publication);

    private Specification<ReviewFile> Answered => review.Given([.. AReviewFile.Opened().WithEveryAnswer().Facts.Select(f => f.Data)]);

    [Theory]
    [InlineData(Distribution.Internal)]
    [InlineData(Distribution.External)]
    public void An_answered_review_is_authorised_for_exactly_this_version_edition_and_text(Distribution distribution)
    {
        var edition = Answered.State!.Edition;
        review.When((file, _) => Authorise(file, distribution))
            .Then(new PublicationAuthorised(Publication, distribution, AWholeStory.Told().Story.Version, edition, Hash))
            .When((file, _) => Authorise(file, distribution)).ThenNothing();
    }

    [Fact]
    public void An_unanswered_field_blocks_it_and_is_named()
    {
        review.Given(new ReviewOpened("INC-2026-0001")).When((file, _) => Authorise(file, Distribution.Internal)).ThenRefused("fields-not-answered");
        review.Outcome.Refusal!.Reason.Should().Be("Not answered: went-well, to-improve, action-items, prevent, detect-faster, respond-better.");
    }

    [Fact]
    public void Waived_fields_block_nothing() => review.Given(new ReviewOpened("INC-2026-0001"))
        .Given([.. new[] { "went-well", "to-improve", "action-items", "prevent", "detect-faster", "respond-better" }.Select(f => new FieldWaived(f, "Small"))])
        .When((file, _) => Authorise(file, Distribution.Internal)).Then<PublicationAuthorised>();

    [Fact]
    public void The_public_waits_for_the_public_fields_only()
    {
        review.Given(new ReviewOpened("INC-2026-0001")).When((file, _) => Authorise(file, Distribution.External)).ThenRefused("fields-not-answered");
        review.Outcome.Refusal!.Reason.Should().Be("Not answered: public-title, public-summary, public-cause, public-prevention.");
    }

    [Fact]
    public void Nothing_of_a_restricted_incident_goes_outside() => Answered
        .When((file, _) => Authorise(file, Distribution.External, restricted: true)).ThenRefused("restricted-review")
        .When((file, _) => Authorise(file, Distribution.Internal, restricted: true)).Then<PublicationAuthorised>();

    [Fact]
    public void Nothing_of_a_drill_goes_outside() => Answered
        .When((file, _) => PublicationDecider.Authorise(
            file, Review.Of(AnIncident.Id, AWholeStory.Told().Story, file!) with { Mode = "drill" }, Distribution.External, false, Hash, Publication))
        .ThenRefused("not-live");

    [Fact]
    public void What_was_authorised_is_published_once()
    {
        Answered.When((file, _) => Authorise(file, Distribution.Internal)).When((file, _) => PublicationDecider.Publish(file, Publication, "file:///reviews/1"))
            .Then<ReviewPublished>(p => p.ContentHash.Should().Be(Hash))
            .When((file, _) => PublicationDecider.Publish(file, Publication, "file:///reviews/1")).ThenNothing();
        review.State!.Phase.Should().Be(ReviewPhase.Published);
    }

    [Fact]
    public void What_was_not_authorised_is_not_published() => Answered
        .When((file, _) => PublicationDecider.Publish(file, Publication, null)).ThenRefused("publication-not-authorised");

    [Fact]
    public void What_was_stopped_stays_in_and_can_be_asked_for_again()
    {
        Answered.When((file, _) => Authorise(file, Distribution.External))
            .When((file, _) => PublicationDecider.Stop(file, Publication, "The incident has become restricted")).Then<PublicationStopped>()
            .When((file, _) => PublicationDecider.Publish(file, Publication, null)).ThenNothing()
            .When((file, _) => PublicationDecider.Stop(file, Publication, "The incident has become restricted")).ThenNothing()
            .When((file, _) => Authorise(file, Distribution.External)).Then<PublicationAuthorised>();
        review.State!.Phase.Should().NotBe(ReviewPhase.Published);
    }

    [Fact]
    public void What_is_out_cannot_be_stopped() => Answered
        .When((file, _) => Authorise(file, Distribution.Internal)).When((file, _) => PublicationDecider.Publish(file, Publication, null))
        .When((file, _) => PublicationDecider.Stop(file, Publication, "Too late")).ThenNothing();
}
