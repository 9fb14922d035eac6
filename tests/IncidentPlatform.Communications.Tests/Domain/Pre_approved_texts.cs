using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Pre_approved_texts
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);
    private readonly AnIncident incident = new();
    private readonly Specification<Conversation> story = Story();

    public Pre_approved_texts() => story.Hears(incident.IsDeclared());

    [Fact]
    public void A_missed_first_notice_plans_one_after_the_grace()
    {
        var missed = Miss("first-external-notice");

        story.Then<PreApprovedTextPlanned>(p =>
            p.Should().Be(new PreApprovedTextPlanned(missed.ObligationId, "first-external-notice", story.Now + Grace)));
    }

    [Fact]
    public void It_goes_out_by_itself_and_states_no_fact()
    {
        var missed = Miss("first-external-notice");
        story.After(Grace);

        Release(missed);

        story.Then<SendingBegun>(b => b.PreApproved.Should().BeTrue());
        story.Then<UpdateDrafted>(d =>
        {
            d.Kind.Should().Be(UpdateKind.FirstNotice);
            d.Status.Should().BeNull();
            d.States.Should().BeEmpty();
            (d.Text.Subject + d.Text.Body).Should().NotContainAny("Checkout", "Payments", "db-7");
        });
    }

    [Fact]
    public void It_is_recorded_as_pre_approved_once_it_is_out()
    {
        var missed = Miss("next-update");
        Release(missed);
        var id = story.State!.Updates.Single(u => u.PreApproved).Id;

        story.Finishes(id, Channel.StatusPage).Finishes(id, Channel.Mail);

        story.Then<UpdateSent>(s =>
        {
            s.PreApproved.Should().BeTrue();
            s.Kind.Should().Be(UpdateKind.Holding);
        });
    }

    [Fact]
    public void It_stays_when_customers_were_told_in_the_grace()
    {
        var missed = Miss("first-external-notice");
        story.After(TimeSpan.FromMinutes(3)).Tells(Audience.Customers).After(TimeSpan.FromMinutes(7));

        Release(missed);

        story.ThenNothing();
    }

    [Fact]
    public void It_stays_when_the_incident_is_over()
    {
        var missed = Miss("next-update");
        story.Hears(incident.IsResolved(AnIncident.Declared.AddHours(3)));

        Release(missed);

        story.ThenNothing();
    }

    [Fact]
    public void It_never_goes_out_for_a_restricted_incident()
    {
        var missed = Miss("next-update");
        story.Hears(incident.With(s => s with { Restricted = true }).GetsANote());

        Release(missed);

        story.ThenNothing();
    }

    [Fact]
    public void It_goes_out_once()
    {
        var missed = Miss("next-update");
        Release(missed);
        Release(missed);

        story.ThenNothing();
    }

    private Missed Miss(string obligation)
    {
        var news = incident.HasMissed(obligation, story.Now, Grace);
        story.Hears(news);
        return news.Missed!;
    }

    private void Release(Missed missed) => story.When((c, now) => PreApprovedTexts.Release(c, missed.ObligationId, Shipped, now));
}
