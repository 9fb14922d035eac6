using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Tests.World;

namespace IncidentPlatform.Escalation.Tests.Service;

/// <summary>An incident as the feed tells of it.</summary>
internal sealed class AToldIncident(string severity = "P1", string mode = Modes.Live, IncidentAccess? access = null)
{
    private long version;

    public Guid Id { get; } = Guid.CreateVersion7();

    public IReadOnlyList<IncidentFact> Declared(DateTimeOffset at) =>
    [
        Fact(new PolicyAdopted(TheDefaultPack.Resolved(severity)), at),
        Fact(new IncidentDeclared("INC-2026-0042", "Canary title", severity, mode, ["payments"], new Trigger("person", "ada")), at),
        Fact(new RoleAssigned(Roles.Commander, "ada", "roster", Acknowledged: false), at),
    ];

    public IncidentFact Fact<T>(T data, DateTimeOffset at, string origin = Origins.Incidents) where T : notnull => new(
        Guid.CreateVersion7(), Id, ++version, data.GetType().Name, at, at, new FactActor("person", "ada"), origin, null, 0, Wire.ToData(data),
        new IncidentState(
            "INC-2026-0042", "Canary title", severity, "declared", mode, at, new Dictionary<string, string> { [Roles.Commander] = "ada" }, ["payments"],
            TheDefaultPack.Resolved(severity), access ?? new IncidentAccess(false, []), version),
        version);
}
