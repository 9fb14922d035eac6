using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Policies;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Tests.World;

/// <summary>An incident as Incidents tells of it: facts in version order, with who holds which role.</summary>
internal sealed class AnIncident(string mode = Modes.Live)
{
    private readonly Dictionary<string, string> roles = [];
    private long version;

    public Guid Id { get; } = Guid.CreateVersion7();

    public IReadOnlyList<IncidentEvent> Declared(string severity, DateTimeOffset at, string commander = "ada")
    {
        roles[Roles.Commander] = commander;
        return
        [
            Fact(new PolicyAdopted(TheDefaultPack.Resolved(severity)), at, policy: TheDefaultPack.For(severity)),
            Fact(new IncidentDeclared("INC-2026-0001", "Payments fail", severity, mode, ["payments"], new Trigger("person", "ada")), at),
            Fact(new RoleAssigned(Roles.Commander, commander, "roster", Acknowledged: false), at),
        ];
    }

    public IReadOnlyList<IncidentEvent> Proposed(string severity, DateTimeOffset at) =>
    [
        Fact(new PolicyAdopted(TheDefaultPack.Resolved(severity)), at, policy: TheDefaultPack.For(severity)),
        Fact(new IncidentProposed("INC-2026-0001", "Payments are slow", severity, ["payments"], new Trigger("alert", "Slow"), at.AddMinutes(30)), at),
    ];

    public IReadOnlyList<IncidentEvent> Raised(string from, string to, DateTimeOffset at) =>
    [
        Fact(new SeverityChanged(from, to, "more customers"), at),
        Fact(new PolicyAdopted(TheDefaultPack.Resolved(to)), at, policy: TheDefaultPack.For(to)),
    ];

    public IncidentEvent HandedOver(string role, string to, DateTimeOffset at)
    {
        var from = roles.GetValueOrDefault(role, "");
        roles[role] = to;
        return Fact(new HandOverAcknowledged(role, from, to), at, to);
    }

    public IncidentEvent Assigned(string role, string person, DateTimeOffset at)
    {
        roles[role] = person;
        return Fact(new RoleAssigned(role, person, "assigned", Acknowledged: false), at);
    }

    /// <summary>Its root's commander commands it from here on: it has none of its own.</summary>
    public IncidentEvent LinkedUnder(Guid root, DateTimeOffset at)
    {
        roles.Remove(Roles.Commander);
        return Fact(new LinkedUnderRoot(root, "INC-2026-0009", "vera", "The same cause"), at);
    }

    public IReadOnlyList<IncidentEvent> UnlinkedFrom(Guid root, DateTimeOffset at, string commander)
    {
        roles[Roles.Commander] = commander;
        return
        [
            Fact(new Unlinked(root, "INC-2026-0009", "Another cause"), at),
            Fact(new RoleAssigned(Roles.Commander, commander, "cascade", Acknowledged: true), at),
        ];
    }

    public IncidentEvent UpdateSent(string audience, string kind, DateTimeOffset at) =>
        Fact(new UpdateSent(Guid.CreateVersion7(), audience, kind, [], "", PreApproved: false), at);

    public IncidentEvent Fact<T>(T data, DateTimeOffset at, string by = "ada", Policy? policy = null) where T : notnull => new(
        Id, Guid.CreateVersion7(), ++version, data.GetType().Name, at, Actor.Person(by), Wire.ToData(data),
        new Standing(version, mode, new Dictionary<string, string>(roles)), policy);
}
