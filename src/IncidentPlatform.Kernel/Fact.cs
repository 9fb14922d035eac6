namespace IncidentPlatform.Kernel;

/// <summary>Who stands behind a fact.</summary>
public enum ActorKind
{
    /// <summary>A person, by the opaque id of the directory in Escalation.</summary>
    Person,

    /// <summary>One of our services acting for itself (a timer, a policy).</summary>
    Service,

    /// <summary>A source of alerts or signals.</summary>
    Source,
}

/// <summary>Who stands behind a fact: never a name, always an id.</summary>
/// <param name="Kind">What kind of actor.</param>
/// <param name="Id">Person id, service name or source name.</param>
public sealed record Actor(ActorKind Kind, string Id)
{
    public static Actor Person(string id) => new(ActorKind.Person, id);
    public static Actor Service(string name) => new(ActorKind.Service, name);
    public static Actor Source(string name) => new(ActorKind.Source, name);

    public bool IsPerson(string? id) => Kind == ActorKind.Person && id is not null && Id == id;
}

/// <summary>One recorded event of a stream, with everything a fold may need to know about it.</summary>
/// <param name="Id">The event's id; the message id of everything published about it.</param>
/// <param name="Version">Position on its stream, from 1.</param>
/// <param name="Data">What happened: a record of the service's closed set of facts.</param>
/// <param name="OccurredAt">When it was true.</param>
/// <param name="RecordedAt">When it was known here; never decreases along a stream.</param>
/// <param name="Actor">Who stands behind it.</param>
/// <param name="Origin">The service that established it.</param>
/// <param name="Cause">The fact that caused it, if one did.</param>
/// <param name="Hops">How many services the chain of causes has crossed.</param>
public sealed record Fact(
    Guid Id,
    long Version,
    object Data,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt,
    Actor Actor,
    string Origin,
    Guid? Cause = null,
    int Hops = 0);

/// <summary>Marks a member of a fact that may identify a person or holds free text: it can be erased without breaking the hash chain.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;
