using System.Text.Json;

namespace IncidentPlatform.Contracts;

/// <summary>Who stands behind a fact: <c>person</c>, <c>service</c> or <c>source</c>, and the id.</summary>
public sealed record FactActor(string Kind, string Id);

/// <summary>
/// One fact of one incident, as Incidents feeds it to everyone else: the only message about incidents that leaves Incidents.
/// Consumers ignore types, members and values they do not know.
/// </summary>
/// <param name="Id">The fact's id; also the message id.</param>
/// <param name="IncidentId">The incident.</param>
/// <param name="Version">Position of the fact on the incident's stream, from 1, without gaps.</param>
/// <param name="Type">Name of the fact, for example <c>IncidentDeclared</c>; its data is the record of that name in <c>IncidentPlatform.Contracts.Facts</c>.</param>
/// <param name="OccurredAt">When it was true.</param>
/// <param name="RecordedAt">When it was known; never decreases along a stream.</param>
/// <param name="Actor">Who stands behind it.</param>
/// <param name="Origin">The service that established it.</param>
/// <param name="Cause">The fact that caused it, if one did.</param>
/// <param name="Hops">How many services the chain of causes has crossed.</param>
/// <param name="Data">The fact's own members.</param>
/// <param name="State">The incident as of <paramref name="StateVersion"/>.</param>
/// <param name="StateVersion">The stream version the state stands for; at least <paramref name="Version"/>.</param>
public sealed record IncidentFact(
    Guid Id,
    Guid IncidentId,
    long Version,
    string Type,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt,
    FactActor Actor,
    string Origin,
    Guid? Cause,
    int Hops,
    JsonElement Data,
    IncidentState State,
    long StateVersion)
{
    /// <summary>The data as the record of its type.</summary>
    /// <exception cref="JsonException">The data does not have the shape of <typeparamref name="T"/>.</exception>
    public T As<T>() => Data.Deserialize<T>(Wire.Json) ?? throw new JsonException($"The data of {Type} {Id} is null.");
}

/// <summary>What everyone needs to know about an incident to act on a fact of it.</summary>
/// <param name="Number">Human key, <c>INC-2026-0001</c>.</param>
/// <param name="Title">Short title; null where the incident is restricted.</param>
/// <param name="Severity"><c>P1</c> to <c>P4</c>.</param>
/// <param name="Status"><c>declared</c>, <c>investigating</c>, <c>identified</c>, <c>fixing</c>, <c>verifying</c>, <c>resolved</c>, <c>closed</c>, <c>cancelled</c> or <c>merged</c>.</param>
/// <param name="Mode"><c>live</c>, <c>test</c>, <c>retrospective</c> or <c>drill</c>; nothing leaves the platform unless it is live.</param>
/// <param name="DeclaredAt">When it was declared.</param>
/// <param name="Roles">Who holds which role: role name to person id.</param>
/// <param name="Services">Affected services, by name; of a root also those of the incidents linked under it.</param>
/// <param name="Policy">The policy it runs by, as adopted: with the first fact and with each that adopts another. Null with the rest: it is the one before.</param>
/// <param name="Access">Who may know of it.</param>
/// <param name="Revision">Raised by facts that bear on decisions; the ETag of the incident.</param>
/// <param name="ToldThrough">The incident in whose messages customers hear of it: the root it is linked under, or the one it was merged into; null where it speaks for itself.</param>
/// <param name="Cadence">Longest time between updates to customers, where the commander changed what the policy says.</param>
public sealed record IncidentState(
    string Number,
    string? Title,
    string Severity,
    string Status,
    string Mode,
    DateTimeOffset DeclaredAt,
    IReadOnlyDictionary<string, string> Roles,
    IReadOnlyList<string> Services,
    ResolvedPolicy? Policy,
    IncidentAccess Access,
    long Revision,
    OtherIncident? ToldThrough = null,
    TimeSpan? Cadence = null)
{
    public string? HolderOf(string role) => Roles.GetValueOrDefault(role);
}

/// <param name="Id">Another incident.</param>
/// <param name="Number">Its human key.</param>
public sealed record OtherIncident(Guid Id, string Number);

/// <param name="Restricted">Visible to its named people only.</param>
/// <param name="Named">Person ids that may see it when it is restricted.</param>
/// <param name="InvestigationComplete">Of a restricted one: whether its investigation is complete, so that technical detail may be told.</param>
public sealed record IncidentAccess(bool Restricted, IReadOnlyList<string> Named, bool InvestigationComplete = false);
