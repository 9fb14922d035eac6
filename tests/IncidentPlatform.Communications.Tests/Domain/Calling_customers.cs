using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Calling_customers
{
    private readonly AnIncident incident = new();
    private readonly Specification<Conversation> story = Story();

    public Calling_customers() => story.Hears(incident.IsDeclared());

    [Fact]
    public void Account_managers_call_and_the_sponsor_where_there_is_none()
    {
        Opens([new("acme", "mia"), new("globex", null)]).Then(new CustomerCallsOwed([new("acme", "mia"), new("globex", null)]));
        Opens([new("acme", "mia"), new("globex", null)]).ThenNothing();

        story.Hears(incident.HasARoleTaken("executive-sponsor", "eve"));
        Opens([new("acme", "mia"), new("globex", null), new("initech", null)])
            .Then(new CustomerCallsOwed([new("initech", "eve")]), new CustomerCallAssigned("globex", "eve", ByHand: false));

        story.Hears(incident.HasARoleTaken("executive-sponsor", "max"));
        Opens([new("acme", "mia"), new("globex", null)]).Then(new CustomerCallAssigned("globex", "max", ByHand: false));
    }

    [Fact]
    public void What_somebody_said_of_who_calls_stays()
    {
        Opens([new("globex", null)]);
        Assigns("globex", "zoe", "ada").Then(new CustomerCallAssigned("globex", "zoe", ByHand: true));
        Assigns("globex", "zoe", "ada").ThenNothing();
        story.Hears(incident.HasARoleTaken("executive-sponsor", "eve"));
        Opens([new("globex", null)]).ThenNothing();
        story.State!.Desk.Call("globex")!.Owner.Should().Be("zoe");
    }

    [Fact]
    public void A_customer_can_be_put_on_the_list_by_hand()
    {
        Assigns("hooli", "zoe", "ada").Then(new CustomerCallsOwed([new("hooli", "zoe")]), new CustomerCallAssigned("hooli", "zoe", ByHand: true));
        Assigns("hooli", " ", "ada").ThenRefused("owner-missing");
    }

    [Fact]
    public void Each_call_is_recorded_and_reached_or_declined_settles_it()
    {
        Opens([new("acme", "mia")]);
        Calls("acme", CallOutcome.NotReached, "mia").Then(new CustomerCallMade("acme", CallOutcome.NotReached, null));
        Calls("acme", CallOutcome.LeftMessage, "mia", "Asked to call back");
        story.State!.Desk.Call("acme")!.IsSettled().Should().BeFalse();
        Calls("acme", CallOutcome.Reached, "ada");
        var call = story.State!.Desk.Call("acme")!;
        call.IsSettled().Should().BeTrue();
        call.Made.Select(m => (m.Outcome, m.By)).Should().Equal((CallOutcome.NotReached, "mia"), (CallOutcome.LeftMessage, "mia"), (CallOutcome.Reached, "ada"));
        story.Hears(incident.HasARoleTaken("executive-sponsor", "eve"));
        Opens([new("acme", null)]).ThenNothing();
    }

    [Fact]
    public void A_call_is_for_its_owner_the_sponsor_and_the_commander()
    {
        story.Hears(incident.HasARoleTaken("executive-sponsor", "eve"));
        Opens([new("acme", "mia")]);
        Calls("acme", CallOutcome.Reached, "bob").ThenRefused("not-your-call");
        Assigns("acme", "bob", "bob").ThenRefused("not-your-call");
        foreach (var person in (string[])["mia", "eve", "ada"])
            Calls("acme", CallOutcome.NotReached, person).Then<CustomerCallMade>();
        story.By("bob").When((c, _) => CustomerCalls.Make(c!, "acme", CallOutcome.Reached, null, Actor.Person("bob"), mayAll: true)).Then<CustomerCallMade>();
        Calls("nobody", CallOutcome.Reached, "ada").ThenRefused("call-not-owed");
    }

    [Fact]
    public void Attempts_and_notes_have_bounds()
    {
        Opens([new("acme", "mia")]);
        Calls("acme", CallOutcome.Reached, "mia", new string('x', CustomerCalls.LongestNote + 1)).ThenRefused("text-invalid");
        for (var n = 0; n < CustomerCalls.MostAttempts; n++)
            Calls("acme", CallOutcome.NotReached, "mia");
        Calls("acme", CallOutcome.Reached, "mia").ThenRefused("too-many-calls");
        Opens([.. Enumerable.Range(0, 2 * CustomerCalls.MostCalls).Select(n => new OwedCall($"c{n}", null))]);
        story.State!.Desk.Calls.Should().HaveCount(CustomerCalls.MostCalls);
        Assigns("one-more", "zoe", "ada").ThenRefused("too-many-customers");
    }

    [Theory]
    [InlineData("restricted")]
    [InlineData("drill")]
    [InlineData("P2")]
    [InlineData("over")]
    public void There_is_no_list_by_itself_of_an_incident_that_is(string what)
    {
        incident.With(s => what switch
        {
            "restricted" => s with { Restricted = true },
            "drill" => s with { Mode = "drill" },
            "P2" => s with { Severity = "P2" },
            _ => s with { Status = "closed" },
        });
        story.Hears(incident.GetsANote());
        Opens([new("acme", "mia")]).ThenNothing();
    }

    [Fact]
    public void A_critical_customer_is_flagged_once_and_is_called_in_a_p2_too()
    {
        story.Hears(incident.With(s => s with { Severity = "P2" }).GetsANote());
        Flags("T-1").Then(new CriticalCustomerFlagged("acme", CriticalCustomerKind.Vip, "T-1"), new CustomerCallsOwed([new("acme", "mia")]));
        Flags("T-1").ThenNothing();
        Flags("T-2").ThenNothing();
    }

    [Fact]
    public void Vip_goes_before_enterprise()
    {
        CriticalCustomers.KindOf(enterprise: true, vip: true).Should().Be(CriticalCustomerKind.Vip);
        CriticalCustomers.KindOf(enterprise: true, vip: false).Should().Be(CriticalCustomerKind.Enterprise);
        CriticalCustomers.KindOf(enterprise: false, vip: false).Should().BeNull();
    }

    private Specification<Conversation> Opens(IReadOnlyList<OwedCall> enterprise) => story.When((c, now) => CustomerCalls.Open(c, enterprise, [], now));

    private Specification<Conversation> Flags(string ticket) => story.When((c, now) => CriticalCustomers.Flag(c, "acme", CriticalCustomerKind.Vip, ticket, "mia", now));

    private Specification<Conversation> Assigns(string customer, string owner, string by) =>
        story.By(by).When((c, _) => CustomerCalls.Assign(c!, customer, owner, Actor.Person(by), mayAll: false));

    private Specification<Conversation> Calls(string customer, CallOutcome outcome, string by, string? note = null) =>
        story.By(by).When((c, _) => CustomerCalls.Make(c!, customer, outcome, note, Actor.Person(by), mayAll: false));
}
