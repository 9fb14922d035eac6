using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Rendering;
using Markdig;

namespace IncidentPlatform.PostMortems.Tests.Domain;

/// <summary>The printed review, compared with approved files; APPROVE=1 approves what is printed now.</summary>
public sealed class RenderingAReview
{
    private const string Hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)>\n# Heading\n* list **bold** `code` [link](javascript:alert(1))\n\n| a | b |\n| --- | --- |\n1. one\n=====\n![x](http://x/y.png) &lt; \u202Ereversed";

    [Theory]
    [InlineData("whole-story.md")]
    [InlineData("whole-story.html")]
    [InlineData("whole-story.public.md")]
    [InlineData("whole-story.public.html")]
    [InlineData("almost-empty.md")]
    [InlineData("almost-empty.html")]
    public void It_prints_as_approved(string golden)
    {
        var review = golden.StartsWith("whole", StringComparison.Ordinal) ? Written().With(AWholeStory.Told()) : AReviewFile.Opened().With(AnIncident.BarelyDeclared());
        var printed = golden switch
        {
            "whole-story.public.md" => PublicReviewMarkdown.Of(review.Public),
            "whole-story.public.html" => PublicReviewHtml.Of(review.Public),
            _ when golden.EndsWith(".md", StringComparison.Ordinal) => ReviewMarkdown.Of(review),
            _ => ReviewHtml.Of(review),
        };
        Golden.Approve(golden, printed);
    }

    private static AReviewFile Written() => AReviewFile.Opened().With(
        new SectionWritten("went-well", "The roll-back took three minutes.\n\nSupport had canned responses after ten."),
        new SectionWritten("to-improve", Hostile),
        new SectionWritten("prevent", "Pool sizes are reviewed like code."),
        new SectionWritten("detect-faster", "An alert on the pool's waiting time."),
        new FieldWaived("respond-better", "Covered by the action items"),
        new ActionItemOpened(AnIncident.Item(70), "Alert on the *pool*", "linus", AnIncident.Midnight(10, 0).AddDays(14), Priority.High),
        new ActionItemOpened(AnIncident.Item(71), "Page two people at night", "grace", AnIncident.Midnight(10, 0).AddDays(7), Priority.Medium),
        new ActionItemCompleted(AnIncident.Item(71)),
        new ReviewScheduled(AnIncident.Item(2), AnIncident.Midnight(15, 0), "https://meet.example/inc-1"),
        new SectionWritten("public-title", "Card payments failed"),
        new SectionWritten("public-summary", "For two hours, most card payments failed. <b>No</b> payment was lost.\n\nWe are sorry."),
        new SectionWritten("public-cause", "A change to our systems left too little room for the load."),
        new SectionWritten("public-prevention", "We review such changes now, and we watch for the first signs."),
        new ReviewPublished(AnIncident.Item(2), AnIncident.Item(3), Distribution.Internal, 50, 10, "9f86d081", null));

    [Fact]
    public void Hostile_text_becomes_no_markup_in_html()
    {
        var html = ReviewHtml.Of(Written().With(AWholeStory.Told()));
        html.Should().NotContain("<script").And.NotContain("<img").And.NotContain("<b>").And.NotContain("\u202E").And.Contain("&lt;script&gt;");
    }

    [Fact]
    public void Hostile_text_becomes_no_markup_in_markdown()
    {
        var file = AReviewFile.Opened().With(new SectionWritten("to-improve", Hostile), new FieldWaived("war-room", Hostile));
        var incident = AnIncident.BarelyDeclared().Then(new Contracts.Facts.NoteAdded(Hostile), new Contracts.Facts.IncidentRetitled(Hostile));
        var markdown = ReviewMarkdown.Of(file.With(incident));
        foreach (var pipeline in new[] { new MarkdownPipelineBuilder().Build(), new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().Build() })
        {
            var html = Markdown.ToHtml(markdown, pipeline);
            html.Should().NotContain("<script").And.NotContain("<img").And.NotContain("<a ").And.NotContain("<code").And.NotContain("<em>").And.NotContain("<del");
            html.Should().NotContain("<h1>Heading").And.NotContain("<ol>");
            html.Split("<h1").Should().HaveCount(2, "the title is the only heading of its level");
            html.Split("<strong>").Length.Should().Be(markdown.Split("\n- **").Length, "only labels are strong");
        }
    }

    [Fact]
    public void The_public_review_holds_no_word_that_was_not_written_for_the_public()
    {
        var page = PublicReviewHtml.Of(Written().With(AWholeStory.Told()).Public) + PublicReviewMarkdown.Of(Written().With(AWholeStory.Told()).Public);
        page.Should().NotContainAny("linus", "grace", "ledger", "pool", "48,000", "1,240", "Payments fail", "gateway", "roll-back");
    }
}
