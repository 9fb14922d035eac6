using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Configuration;

/// <summary>Every kind of configuration, in the order in which one may name another.</summary>
internal static class Kinds
{
    /// <summary>A catalogue may be long: as few pages as can be.</summary>
    private const int MostAtOnce = 200;

    public static IReadOnlyList<Kind> InOrder { get; } =
    [
        Kind.Of<Person, IdentifiedPerson>("Person", p => p.Id,
            (run, id) => run.Escalation.GetPerson(id, run.Cancellation),
            (run, id, spec) => run.Escalation.PutPerson(id, spec, run.Cancellation),
            (run, cursor) => run.Escalation.ListPeople(cursor, cancellation: run.Cancellation)),
        Kind.Of<Position, NamedPosition>("Position", p => p.Id,
            (run, name) => run.Escalation.GetPosition(name, run.Cancellation),
            (run, name, spec) => run.Escalation.PutPosition(name, spec, run.Cancellation),
            (run, cursor) => run.Escalation.ListPositions(cursor, cancellation: run.Cancellation)),
        Kind.Of<Schedule, NamedSchedule>("Schedule", s => s.Id,
            (run, duty) => run.Escalation.GetSchedule(duty, run.Cancellation),
            (run, duty, spec) => run.Escalation.PutSchedule(duty, spec, run.Cancellation),
            (run, cursor) => run.Escalation.ListSchedules(cursor, cancellation: run.Cancellation),
            schedule => schedule.InLayers()),
        Kind.Of<Team, NamedTeam>("Team", t => t.Id,
            (run, team) => run.Escalation.GetTeam(team, run.Cancellation),
            (run, team, spec) => run.Escalation.PutTeam(team, spec, run.Cancellation),
            (run, cursor) => run.Escalation.ListTeams(cursor, cancellation: run.Cancellation)),
        Kind.Of<EscalationPolicy, NamedEscalationPolicy>("EscalationPolicy", p => p.Id,
            (run, policy) => run.Escalation.GetEscalationPolicy(policy, run.Cancellation),
            (run, policy, spec) => run.Escalation.PutEscalationPolicy(policy, spec, run.Cancellation),
            (run, cursor) => run.Escalation.ListEscalationPolicies(cursor, cancellation: run.Cancellation),
            policy => policy.InFull()),
        Kind.OfCatalogue<UpstreamProvider>("UpstreamProvider",
            (run, id) => run.Incidents.GetUpstreamProvider(id, cancellation: run.Cancellation),
            (run, id, spec) => run.Incidents.PutUpstreamProvider(id, spec, run.Cancellation),
            (run, cursor) => run.Incidents.ListUpstreamProviders(cursor, MostAtOnce, cancellation: run.Cancellation)),
        Kind.OfCatalogue<Service>("Service",
            (run, id) => run.Incidents.GetService(id, cancellation: run.Cancellation),
            (run, id, spec) => run.Incidents.PutService(id, spec, run.Cancellation),
            (run, cursor) => run.Incidents.ListServices(cursor, MostAtOnce, cancellation: run.Cancellation)),
        Kind.OfCatalogue<Customer>("Customer",
            (run, id) => run.Incidents.GetCustomer(id, cancellation: run.Cancellation),
            (run, id, spec) => run.Incidents.PutCustomer(id, spec, run.Cancellation),
            (run, cursor) => run.Incidents.ListCustomers(cursor, MostAtOnce, cancellation: run.Cancellation)),
        Kind.OfCatalogue<BusinessHours>("BusinessHours",
            (run, id) => run.Incidents.GetBusinessHours(id, cancellation: run.Cancellation),
            (run, id, spec) => run.Incidents.PutBusinessHours(id, spec, run.Cancellation),
            (run, cursor) => run.Incidents.ListBusinessHours(cursor, MostAtOnce, cancellation: run.Cancellation)),
        Kind.Of<PolicyPack, NamedPolicyPack>("PolicyPack", p => p.Pack,
            (run, name) => run.Incidents.GetPack(name, cancellation: run.Cancellation),
            (run, name, spec) => run.Incidents.PutPack(name, spec, cancellation: run.Cancellation),
            (run, cursor) => run.Incidents.ListPacks(cursor, cancellation: run.Cancellation)),
        Kind.Of<AlertSource, NamedAlertSource>("AlertSource", s => s.Name,
            (run, name) => run.Incidents.GetAlertSource(name, run.Cancellation),
            (run, name, spec) => run.Incidents.PutAlertSource(name, spec, run.Cancellation),
            (run, cursor) => run.Incidents.ListAlertSources(cursor, cancellation: run.Cancellation)),
        Kind.Of<CustomField, NamedCustomField>("CustomField", f => f.Name,
            (run, name) => run.Incidents.GetCustomField(name, run.Cancellation),
            (run, name, spec) => run.Incidents.PutCustomField(name, spec, run.Cancellation),
            (run, cursor) => run.Incidents.ListCustomFields(cursor, cancellation: run.Cancellation)),
        Kind.Of<IncidentType, NamedIncidentType>("IncidentType", t => t.Name,
            (run, name) => run.Incidents.GetIncidentType(name, run.Cancellation),
            (run, name, spec) => run.Incidents.PutIncidentType(name, spec, run.Cancellation),
            (run, cursor) => run.Incidents.ListIncidentTypes(cursor, cancellation: run.Cancellation)),
        Kind.Of<Scenario, NamedScenario>("Scenario", s => s.Name,
            (run, name) => run.Incidents.GetScenario(name, run.Cancellation),
            (run, name, spec) => run.Incidents.PutScenario(name, spec, run.Cancellation),
            (run, cursor) => run.Incidents.ListScenarios(cursor, cancellation: run.Cancellation)),
        Kind.Of<Audience, NamedAudience>("Audience", a => a.Name,
            (run, name) => run.Communications.GetAudience(name, run.Cancellation),
            (run, name, spec) => run.Communications.PutAudience(name, spec, run.Cancellation),
            (run, cursor) => run.Communications.ListAudiences(cursor, cancellation: run.Cancellation)),
        Kind.Of<StatusPageComponent, NamedComponent>("StatusPageComponent", c => c.Name,
            (run, name) => run.Communications.GetComponent(name, run.Cancellation),
            (run, name, spec) => run.Communications.PutComponent(name, spec, run.Cancellation),
            (run, cursor) => run.Communications.ListComponents(cursor, cancellation: run.Cancellation)),
    ];

    /// <exception cref="UsageException">There is no such kind.</exception>
    public static Kind Of(Document document) => InOrder.FirstOrDefault(kind => kind.Name == document.Kind)
        ?? throw new UsageException(
            $"{document.From}: \"{document.Kind}\" is no kind. Kinds are {string.Join(", ", InOrder.Select(kind => kind.Name))}.");
}
