using System.Reflection;
using IncidentPlatform.Contracts;
using IncidentPlatform.PostMortems.Domain.Evidence;
using IncidentPlatform.PostMortems.Reactions;

namespace IncidentPlatform.PostMortems.Tests.Domain;

/// <summary>The review's words for the feed's facts.</summary>
public sealed class TellingTheFeed
{
    private static readonly Type[] OnTheFeed = [.. typeof(IncidentFact).Assembly.GetExportedTypes().Where(t => t.Namespace == typeof(Contracts.Facts.NoteAdded).Namespace)];

    public static TheoryData<string> Known => [.. typeof(Story).Assembly.GetExportedTypes()
        .Where(t => t.Namespace == typeof(Story).Namespace && OnTheFeed.Any(f => f.Name == t.Name)).Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Known))]
    public void Every_member_that_the_review_reads_is_on_the_feed(string fact)
    {
        var feed = OnTheFeed.Single(t => t.Name == fact).GetProperties().Select(p => p.Name);
        typeof(Story).Assembly.GetType($"{typeof(Story).Namespace}.{fact}")!.GetConstructors(BindingFlags.Public | BindingFlags.Instance)[0].GetParameters()
            .Select(p => p.Name).Should().BeSubsetOf(feed);
    }

    [Fact]
    public void What_is_not_known_keeps_its_name_and_its_place()
    {
        var review = AReviewFile.Opened().With(AnIncident.BarelyDeclared().At(3, 0).ThenUnknown("MoonRisen"));
        review.Timeline[^1].Text.Should().Be("Moon risen");
        review.Timeline[^1].Cite.Version.Should().Be(2);
    }

    [Fact]
    public void Only_the_policy_and_parts_of_facts_are_on_the_feed_without_a_sentence_of_their_own() =>
        OnTheFeed.Select(t => t.Name).Except(Known.Select(k => k.Data)).Should().BeEquivalentTo("PolicyAdopted", "AlertReference", "ChannelOutcome", "VerificationTest");
}
