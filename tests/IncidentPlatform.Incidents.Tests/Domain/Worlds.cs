using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Domain;

/// <summary>States of the world that specifications start from: Ada commands, Grace leads the engineering, Linus implements.</summary>
internal static class Worlds
{
    public const string Ada = "ada";
    public const string Grace = "grace";
    public const string Linus = "linus";
    public const string Signal = "checkout-success";

    public static readonly Guid TheFix = Guid.Parse("018f3a00-0000-7000-8000-00000000f1f1");

    public static Policy P1 { get; } = PolicyPacks.Default.Resolve(Severity.P1);

    public static IncidentDeclared Declared { get; } = new(
        "INC-2026-0001", "Payments fail", Severity.P1, Mode.Live, ["checkout", "payments"],
        new Trigger(TriggerKind.Alert, "PaymentsDown (prometheus)"));

    public static Specification<Incident> Nothing() => new(IncidentEvolution.Evolve, "incidents");

    public static Specification<Incident> ADeclaredIncident() => Nothing().Given(
        new PolicyAdopted(P1),
        Declared,
        new RoleAssigned(IncidentRoles.Commander, Ada, RoleBasis.Roster, Acknowledged: false, RosterVersion: 3));

    public static Specification<Incident> ACommandedIncident() => ADeclaredIncident()
        .After(TimeSpan.FromMinutes(2))
        .By(Ada)
        .Given(new PageAcknowledged(Guid.CreateVersion7(), Ada, "commander-acknowledged"));

    public static Specification<Incident> ALedIncident() => ACommandedIncident()
        .Given(new RoleAssigned(IncidentRoles.EngineeringLead, Grace, RoleBasis.Assigned, Acknowledged: true));

    public static Specification<Incident> AProposedFix() => ALedIncident()
        .By(Linus)
        .Given(new FixProposed(TheFix, FixKind.Rollback, "Roll back the deployment of 02:00", Linus));

    public static Specification<Incident> AValidatedFix() => AProposedFix().By(Grace).Given(new FixValidated(TheFix, Grace));

    public static Specification<Incident> ADeployedFix() => AValidatedFix()
        .After(TimeSpan.FromMinutes(5))
        .By(Linus)
        .Given(new FixDeployed(TheFix, Linus));

    public static Specification<Incident> AVerifiedFix() => ADeployedFix()
        .After(TimeSpan.FromMinutes(5))
        .By(Grace)
        .Given(new VerificationRecorded(true, "Paid with each card type", [Signal]));

    public static Specification<Incident> AStableFix() => AVerifiedFix().After(P1.StabilityWindow).By(Ada);

    public static Specification<Incident> AResolvedIncident() => AStableFix()
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Actor.Person(Ada), now))
        .Then<IncidentResolved>();

    public static Specification<Incident> AClosedIncident() => AResolvedIncident()
        .After(P1.RecoveryWatch)
        .When((i, now) => Resolution.DeclareAllClear(i!, Actor.Person(Ada), now))
        .Then<AllClearDeclared>();

    /// <summary>The signal has reported healthy once a minute for hours.</summary>
    public static SignalReadings Healthy(DateTimeOffset now) =>
        new([new SignalReading(Signal, now.AddHours(-6), now, TimeSpan.FromMinutes(1))], TimeSpan.Zero);
}
