namespace IncidentPlatform.Escalation.Domain.OnCall;

/// <summary>Somebody who can be reached. Everyone else knows the id only.</summary>
/// <param name="Id">Opaque id, as in the person's token.</param>
/// <param name="Webhook">Where pages to this person go, as an administrator set it.</param>
/// <param name="Senior">May be woken when nobody on call answers.</param>
public sealed record Person(string Id, string Name, string Email, Uri? Webhook = null, bool Senior = false)
{
    /// <summary>Language that they are called in, as a BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Who they are elsewhere: <c>oidc</c>, <c>slack</c>, <c>jira</c> or another system, to the id there.</summary>
    public IReadOnlyDictionary<string, string> Links { get; init; } = new Dictionary<string, string>();

    /// <summary>How they are reached, best first.</summary>
    public IReadOnlyList<ContactMethod> Contacts { get; init; } = [];

    /// <summary>When they left: they are woken no more, and have no shifts. Null while they are here.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>The ways that lead to them at an instant: what is not verified is left out, what is quiet comes last.</summary>
    public IReadOnlyList<ContactMethod> WaysAt(DateTimeOffset at, string? severity, LocalOf local)
    {
        IEnumerable<ContactMethod> all = Webhook is null ? Contacts : Contacts.Prepend(new ContactMethod("webhook", ContactKind.Webhook, Webhook.ToString(), VerifiedAt: at));
        return [.. all.Where(c => c.VerifiedAt is not null).OrderBy(c => c.IsQuiet(at, severity, local))];
    }
}

/// <summary>A position of the organisation that escalations go to.</summary>
/// <param name="Id">Name of the position, for example <c>engineering-vp</c>.</param>
/// <param name="Person">Person id.</param>
public sealed record Position(string Id, string Person);

/// <summary>An address that a policy posts to, for a room or a program: nobody acknowledges it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Url">http or https; may be a secret.</param>
public sealed record PageWebhook(string Id, Uri Url)
{
    private const string Prefix = "webhook:";

    /// <summary>How it stands where a page names a person.</summary>
    public static string ToPerson(string name) => Prefix + name;

    /// <returns>The webhook's name; null where a person is named.</returns>
    public static string? NameIn(string person) => person.StartsWith(Prefix, StringComparison.Ordinal) ? person[Prefix.Length..] : null;
}

/// <summary>People who work together.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Members">Person ids.</param>
public sealed record Team(string Id, IReadOnlyList<string> Members);
