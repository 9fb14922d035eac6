using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using IncidentPlatform.Contracts;
using IncidentPlatform.Kernel;
using IncidentPlatform.PostMortems.Domain.Evidence;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Domain.Reviews;
using IncidentPlatform.PostMortems.Rendering;
using ActionItemCompleted = IncidentPlatform.PostMortems.Domain.ReviewFiles.ActionItemCompleted;
using ReviewScheduled = IncidentPlatform.PostMortems.Domain.ReviewFiles.ReviewScheduled;

namespace IncidentPlatform.PostMortems.Tests.Domain;

/// <summary>Properties of the review whatever was told and written, in whichever order it arrived.</summary>
public sealed class WhatHoldsForEveryReview
{
    private static readonly IReadOnlyList<Fact> Facts = AWholeStory.Told().Facts;
    private static readonly IReadOnlyList<Fact> Filed =
        AReviewFile.Opened().WithEveryAnswer().With(new ActionItemCompleted(AnIncident.Item(70)), new ReviewScheduled(AnIncident.Item(2), AnIncident.Midnight(12, 0), null)).Facts;

    private static string Bytes(IEnumerable<Fact> facts, ReviewFile file, long? version = null)
    {
        var review = Review.Of(AnIncident.Id, Story.Of(facts).UpTo(version ?? long.MaxValue), file);
        return JsonSerializer.Serialize(review, Wire.Json) + ReviewMarkdown.Of(review) + ReviewHtml.Of(review) + PublicReviewHtml.Of(review.Public);
    }

    private static ReviewFile File(IEnumerable<Fact> facts) => facts.Aggregate((ReviewFile?)null, ReviewFileEvolution.Evolve)!;

    [Property(MaxTest = 50)]
    public Property The_order_of_arrival_and_repeats_change_nothing() => Prop.ForAll(
        Gen.Shuffle(Facts.Concat(Facts.Take(20)).ToArray()).ToArbitrary(),
        arrived => Bytes(arrived, File(Filed)) == Bytes(Facts, File(Filed)));

    [Property(MaxTest = 50)]
    public Property A_version_and_an_edition_give_the_same_bytes_however_much_came_later() => Prop.ForAll(
        Gen.Choose(1, Facts.Count).ToArbitrary(), Gen.Choose(1, Filed.Count).ToArbitrary(),
        (version, edition) => Bytes(Facts, File(Filed).AsOf(edition), version) == Bytes(Facts.Take(version), File(Filed.Take(edition))));

    [Property(MaxTest = 100)]
    public Property A_file_as_of_an_edition_is_the_file_that_was_live_then() => Prop.ForAll(
        Gen.Choose(1, Filed.Count).ToArbitrary(),
        edition => JsonSerializer.Serialize(File(Filed).AsOf(edition), Wire.Json) == JsonSerializer.Serialize(File(Filed.Take(edition)), Wire.Json));

    [Property(MaxTest = 200)]
    public Property Any_subset_of_facts_makes_a_review_whose_citations_resolve() => Prop.ForAll(
        Gen.SubListOf(Facts.AsEnumerable()).ToArbitrary(),
        some =>
        {
            var review = Review.Of(AnIncident.Id, Story.Of(some), File(Filed));
            var known = some.Select(f => f.Id).ToHashSet();
            return review.Timeline.Count == some.Count
                && review.Sections.SelectMany(s => s.Fields).SelectMany(f => f.Statements).SelectMany(s => s.Cites).All(c => known.Contains(c.Fact))
                && ReviewHtml.Of(review).Length > 0;
        });

    [Fact]
    public void A_file_survives_its_storage() =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize<ReviewFile>(JsonSerializer.Serialize(File(Filed), Wire.Json), Wire.Json), Wire.Json)
            .Should().Be(JsonSerializer.Serialize(File(Filed), Wire.Json));
}
