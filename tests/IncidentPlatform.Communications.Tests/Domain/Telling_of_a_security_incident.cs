using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

/// <summary>Rule 6: nothing leaves without legal counsel, nothing technical before the investigation is complete, nothing public.</summary>
public class Telling_of_a_security_incident
{
    private static readonly Guid Mine = new("0195a5f0-0000-7000-8000-00000000a001");
    private static readonly Text Words = new("A notice", "We look into unusual access to some accounts.");
    private static readonly string[] Detail = ["checkout-api", "Stolen session cookies of the admin console", "2.14.1"];

    private readonly AnIncident incident = new();
    private readonly Specification<Conversation> story = Story();

    public Telling_of_a_security_incident()
    {
        story.Hears(incident.With(s => s with { Restricted = true }).IsDeclared());
        story.Hears(incident.HasARoleTaken("legal-counsel", "leo"));
    }

    [Fact]
    public void Without_legal_counsel_nothing_leaves() => Written().Approves("ada", Mine).Sends("ada", Mine, []).ThenRefused("legal-approval-missing");

    [Fact]
    public void Executives_are_told_through_legal_counsel_too() =>
        Written(Audience.Executives).Approves("ada", Mine).Sends("ada", Mine, []).ThenRefused("legal-approval-missing");

    [Fact]
    public void With_legal_counsel_it_leaves_by_mail_and_shows_nowhere_in_public() => LetOut(Written())
        .Approves("ada", Mine).Sends("ada", Mine, [])
        .Then(new SendingBegun(Mine, [Channel.Mail], PreApproved: false));

    [Fact]
    public void Nobody_but_the_incidents_legal_counsel_lets_a_text_out() => LetOut(Written(), by: "ada").ThenRefused("not-the-legal-counsel");

    [Fact]
    public void Legal_counsel_lets_out_the_text_that_was_read_and_no_other() => Written()
        .When((c, now) => LegalGate.Approve(c, Mine, Actor.Person("leo"), new string('0', 64), [], [], Shipped, now))
        .ThenRefused("text-changed");

    [Fact]
    public void Another_text_needs_legal_counsel_anew()
    {
        LetOut(Written()).When((c, _) => Writing.Edit(c, Mine, new Text("A notice", "We look into unusual access to all accounts."), null));

        story.Approves("ada", Mine).Sends("ada", Mine, []).ThenRefused("legal-approval-missing");
    }

    [Fact]
    public void Where_Incidents_does_not_answer_legal_counsel_lets_nothing_out() => Written()
        .When((c, now) => LegalGate.Approve(c, Mine, Actor.Person("leo"), Words.Hash(), null, [], Shipped, now))
        .ThenRefused("incident-not-readable");

    [Theory]
    [InlineData("The Checkout-API was reached.", "checkout-api")]
    [InlineData("Update to 2.14.1 now.", "2.14.1")]
    [InlineData("It began with stolen session cookies of the admin console.", "stolen session cookies of the admin console")]
    [InlineData("Somebody took session cookies of the admin.", "session cookies of the")]
    public void What_the_stream_knows_of_the_inside_is_not_told(string body, string named)
    {
        story.When((c, _) => Writing.Write(c, Mine, Audience.Customers, UpdateKind.FirstNotice, new Text("A notice", body), [], Detail));

        story.ThenRefused("technical-detail");
        story.Outcome.Refusal!.Reason.Should().Contain(named);
    }

    [Fact]
    public void A_subject_that_is_technical_renders_nothing() => story
        .When((c, _) => Writing.Write(c, Mine, Audience.Customers, UpdateKind.FirstNotice, Words, [Subject.Cause], Detail))
        .ThenRefused("technical-detail");

    [Fact]
    public void What_was_found_after_the_text_was_written_holds_it_back()
    {
        Written().When((c, now) => LegalGate.Approve(c, Mine, Actor.Person("leo"), Words.Hash(), [], ["unusual access to some accounts"], Shipped, now));

        story.ThenRefused("technical-detail");
    }

    [Fact]
    public void In_the_war_room_everything_may_be_said() => story
        .When((c, _) => Writing.Write(c, Mine, Audience.Internal, UpdateKind.Progress, new Text("Now", "The checkout-api was reached."), [], Detail))
        .Then<UpdateDrafted>();

    [Fact]
    public void Once_the_investigation_is_complete_it_may_be_told()
    {
        story.Hears(incident.With(s => s with { InvestigationComplete = true }).GetsANote());

        story.When((c, _) => Writing.Write(c, Mine, Audience.Customers, UpdateKind.FirstNotice, new Text("A notice", "The checkout-api was reached."), [], Detail));

        story.Then<UpdateDrafted>();
    }

    [Fact]
    public void What_was_on_its_way_when_it_was_designated_stays_here()
    {
        var (open, told) = (new AnIncident(), Story());
        told.Hears(open.IsDeclared());
        var update = told.Draft(Audience.Customers);
        told.Approves("ada", update.Id).Sends("ada", update.Id, []);

        var faults = Sending.Faults(
            told.State!, told.State!.Update(update.Id)!, [open.With(s => s with { Restricted = true }).GetsANote()], Shipped, told.Now);

        faults.Should().ContainSingle().Which.Should().Contain("legal counsel");
    }

    [Fact]
    public void Later_designation_leaves_none_of_the_incidents_words_here()
    {
        var (open, told) = (new AnIncident(), Story());
        told.Hears(open.IsDeclared()).Hears(open.IsAssessed("Nobody can pay")).Hears(open.HasACause("db-7 was reached"));
        told.State!.Known.Should().NotBeEmpty();

        told.Hears(open.With(s => s with { Restricted = true }).GetsANote());

        told.State!.Title.Should().BeNull();
        told.State.Known.Should().BeEmpty();
        told.State.Updates.Should().OnlyContain(u => u.Stage == UpdateStage.Superseded && u.Text.Body == "(restricted)");
    }

    private Specification<Conversation> Written(Audience audience = Audience.Customers) => story
        .When((c, _) => Writing.Write(c, Mine, audience, UpdateKind.FirstNotice, Words, [], Detail));

    private static Specification<Conversation> LetOut(Specification<Conversation> story, string by = "leo") => story
        .When((c, now) => LegalGate.Approve(c, Mine, Actor.Person(by), Words.Hash(), [], Detail, Shipped, now));
}
