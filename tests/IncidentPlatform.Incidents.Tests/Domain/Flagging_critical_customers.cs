using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Flagging_critical_customers
{
    private static readonly CriticalCustomerFlagged Acme = new("acme", CriticalCustomerKind.Enterprise, "Renews this week");

    [Fact]
    public void Is_for_the_support_lead_and_for_support()
    {
        ACommandedIncident()
            .Given(new RoleAssigned(IncidentRoles.SupportLead, Linus, RoleBasis.Assigned, Acknowledged: true))
            .When((i, _) => Supporting.Flag(i!, Acme, Actor.Person(Linus), ofSupport: false))
            .Then(Acme);
        ACommandedIncident().When((i, _) => Supporting.Flag(i!, Acme, Actor.Person(Grace), ofSupport: true)).Then(Acme);
        ACommandedIncident().When((i, _) => Supporting.Flag(i!, Acme, Actor.Person(Grace), ofSupport: false)).ThenRefused("only-support-flags");
    }

    [Fact]
    public void Once_is_enough_unless_it_is_another_kind() => ACommandedIncident()
        .Given(Acme)
        .When((i, _) => Supporting.Flag(i!, Acme with { Reason = "Called twice" }, Actor.Person(Grace), ofSupport: true))
        .ThenNothing()
        .When((i, _) => Supporting.Flag(i!, Acme with { Kind = CriticalCustomerKind.Vip }, Actor.Person(Grace), ofSupport: true))
        .Then<CriticalCustomerFlagged>()
        .State!.Business.CriticalCustomers["acme"].Should().Be(CriticalCustomerKind.Vip);

    [Fact]
    public void Says_who_and_why() => ACommandedIncident()
        .When((i, _) => Supporting.Flag(i!, Acme with { Customer = "" }, Actor.Person(Grace), ofSupport: true))
        .ThenRefused("text-missing")
        .When((i, _) => Supporting.Flag(i!, Acme with { Reason = "" }, Actor.Person(Grace), ofSupport: true))
        .ThenRefused("text-missing");
}
