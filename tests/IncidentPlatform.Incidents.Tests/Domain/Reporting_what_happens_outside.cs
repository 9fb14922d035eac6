using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Reporting_what_happens_outside
{
    [Fact]
    public void Is_recorded_under_the_id_of_its_source_in_any_status()
    {
        var id = Guid.CreateVersion7();
        var sent = new UpdateSent(Guid.CreateVersion7(), "customers", "all-clear", [], "00", false);

        AClosedIncident().When((i, _) => Reports.Take(i!, new NewFact(sent, Id: id))).Then(sent).Recorded[^1].Id.Should().Be(id);
    }

    [Fact]
    public void A_finding_from_the_war_room_is_a_finding_of_the_incident_by_who_said_it()
    {
        var story = ACommandedIncident();
        var said = story.Now;

        story.After(TimeSpan.FromMinutes(5))
            .When((i, _) => Reports.Take(i!, new NewFact(new FindingRecorded("db-7 is full"), said, Guid.CreateVersion7(), Actor.Person(Grace), "communications")))
            .Then(new FindingRecorded("db-7 is full"));

        story.State!.Status.Should().Be(IncidentStatus.Investigating);
        story.Recorded[^1].Should().BeEquivalentTo(new { Actor = Actor.Person(Grace), OccurredAt = said, RecordedAt = story.Now });
    }

    [Fact]
    public void Ticket_volume_gets_its_ratio_from_its_numbers() => ACommandedIncident()
        .When((_, now) => Reports.ReportTicketVolume(new TicketVolumeReported(420, 60, 0, TimeSpan.FromMinutes(15)), null, now))
        .Then(new TicketVolumeReported(420, 60, 7, TimeSpan.FromMinutes(15)));

    [Fact]
    public void Ticket_volume_without_a_normal_is_refused() => ACommandedIncident()
        .When((_, now) => Reports.ReportTicketVolume(new TicketVolumeReported(420, 0, 0, TimeSpan.FromMinutes(15)), null, now))
        .ThenRefused("volume-invalid");

    [Fact]
    public void Media_attention_is_at_least_one_mention() => ACommandedIncident()
        .When((_, now) => Reports.ReportMediaAttention(new MediaAttentionReported(AttentionKind.Social, Sentiment.Negative, 40), null, now))
        .Then<MediaAttentionReported>()
        .When((_, now) => Reports.ReportMediaAttention(new MediaAttentionReported(AttentionKind.Social, Sentiment.Negative, 0), null, now))
        .ThenRefused("count-invalid");

    [Fact]
    public void A_change_is_kept_beside_what_happened() => ACommandedIncident()
        .When((_, now) => Reports.RecordChange(new ChangeRecorded("deploy-1041", "Release 1.4 of checkout", "checkout"), now.AddHours(-1), now))
        .Then<ChangeRecorded>()
        .When((_, now) => Reports.RecordChange(new ChangeRecorded("deploy-1041", ""), null, now))
        .ThenRefused("text-missing");

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("social.example/p/1")]
    [InlineData("")]
    public void A_link_can_be_followed(string link) => AResolvedIncident()
        .When((_, now) => Reports.ReportMediaAttention(new MediaAttentionReported(AttentionKind.Social, Sentiment.Negative, 4, link), null, now))
        .ThenRefused("link-invalid")
        .When((_, now) => Reports.RecordChange(new ChangeRecorded("deploy-1041", "Release 1.4", Link: link), null, now))
        .ThenRefused("link-invalid")
        .When((i, now) => RelatedTickets.Report(i!, Guid.CreateVersion7(), new RelatedTicketReported("T-1", "My card fails", link), null, now))
        .ThenRefused("link-invalid")
        .When((_, now) => Reports.RecordChange(new ChangeRecorded("deploy-1041", "Release 1.4", Link: "https://ci.example/1041"), null, now))
        .Then<ChangeRecorded>();

    [Fact]
    public void A_signal_that_fails_before_anything_is_deployed_is_no_news() => AProposedFix()
        .When((i, _) => Resolution.Fail(i!, Signal))
        .ThenNothing();
}
