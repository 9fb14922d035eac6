using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Intake.Routing;

/// <summary>What is done about an alert that no incident takes in.</summary>
public enum AlertAction
{
    /// <summary>An incident is declared.</summary>
    Declare,

    /// <summary>One is proposed: somebody on call is paged, and decides whether it is one.</summary>
    Page,

    /// <summary>It is kept, and nothing else.</summary>
    Record,
}

/// <summary>How soon somebody should look.</summary>
public enum AlertPriority
{
    Critical,
    High,
    Normal,
    Low,
}

/// <summary>When a group of alerts is over, so that the next alert begins another.</summary>
public enum GroupWindow
{
    /// <summary>A time after its first alert.</summary>
    Fixed,

    /// <summary>A time after its latest alert.</summary>
    Rolling,
}

/// <summary>Which alerts belong together: those of one rule with the same fields, within a window. One incident takes in a group.</summary>
/// <param name="By">Fields that are the same, as in <see cref="AlertCondition.Field"/>.</param>
/// <param name="Within">Length of the window.</param>
/// <param name="Wait">How long alerts are gathered before something is done about them.</param>
public sealed record AlertGrouping(IReadOnlyList<string> By, TimeSpan Within, GroupWindow Window = GroupWindow.Rolling, TimeSpan? Wait = null)
{
    public bool Equals(AlertGrouping? other) =>
        other is not null && Within == other.Within && Window == other.Window && Wait == other.Wait && By.SequenceEqual(other.By, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Within, Window, Wait, By.Count);
}

/// <summary>What becomes of an alert.</summary>
/// <param name="Action">As its source says, where it is absent: declare or record.</param>
/// <param name="Service">The service it is about; as the alert or its source says, where it is absent.</param>
/// <param name="Severity">Severity of the incident it declares; as the alert or its source says, where it is absent.</param>
/// <param name="JoinsRelated">Whether it joins an incident on a service that its own needs, or that needs its own, by hard dependencies.</param>
public sealed record AlertOutcome(
    AlertAction? Action = null, string? Service = null, Severity? Severity = null, AlertPriority? Priority = null, AlertGrouping? Grouping = null,
    bool JoinsRelated = true);

/// <param name="Name">What it is known by.</param>
/// <param name="When">All have to hold; none means always.</param>
public sealed record RoutingRule(string Name, IReadOnlyList<AlertCondition> When, AlertOutcome Then);

/// <summary>While one alert fires, others are not news.</summary>
/// <param name="While">The alert that fires; all have to hold.</param>
/// <param name="Inhibits">The alerts that are held back meanwhile; all have to hold.</param>
/// <param name="Same">Fields that both have the same.</param>
public sealed record Inhibition(string Name, IReadOnlyList<AlertCondition> While, IReadOnlyList<AlertCondition> Inhibits, IReadOnlyList<string> Same);

/// <summary>What became of an alert, by which rule.</summary>
public sealed record Routed(string Rule, AlertAction Action, string Service, Severity Severity, AlertPriority Priority, AlertGrouping? Grouping, bool JoinsRelated);

/// <summary>The rules of what becomes of alerts: the first that matches decides, and where none does the fallback.</summary>
/// <param name="Rules">In their order.</param>
public sealed record AlertRouting(IReadOnlyList<RoutingRule> Rules, AlertOutcome Fallback, IReadOnlyList<Inhibition>? Inhibitions = null)
{
    public const string FallbackName = "fallback";
    private const int Most = 500;
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);

    /// <summary>Before anybody has written rules: as each source says.</summary>
    public static AlertRouting AsSourcesSay { get; } = new([], new AlertOutcome());

    public Routed Route(AlertSource source, ReceivedAlert alert)
    {
        var service = AlertDeclaration.ServiceOf(source, alert);
        var fields = new AlertFields(source, alert, service);
        foreach (var rule in Rules)
        {
            if (rule.When.AllHold(fields))
            {
                return By(rule.Name, rule.Then);
            }
        }

        return By(FallbackName, Fallback);

        Routed By(string rule, AlertOutcome then) => new(
            rule, then.Action ?? (source.Declares ? AlertAction.Declare : AlertAction.Record), then.Service ?? service,
            then.Severity ?? AlertDeclaration.SeverityOf(source, alert), then.Priority ?? PriorityOf(alert.Severity), then.Grouping, then.JoinsRelated);
    }

    internal IEnumerable<Fault> Faults() =>
    [
        .. Rules.Count + (Inhibitions?.Count ?? 0) > Most ? new[] { new Fault("rules", $"are more than {Most}") } : [],
        .. Rules.SelectMany((r, n) => Named($"rules[{n}].name", r.Name, Rules.Take(n).Any(o => o.Name == r.Name) || r.Name == FallbackName)
            .Concat(r.When.Faults($"rules[{n}].when")).Concat(Faults($"rules[{n}].then", r.Then))),
        .. Faults("fallback", Fallback),
        .. (Inhibitions ?? []).SelectMany((i, n) => Named($"inhibitions[{n}].name", i.Name, Inhibitions!.Take(n).Any(o => o.Name == i.Name))
            .Concat(i.While.Faults($"inhibitions[{n}].while")).Concat(i.Inhibits.Faults($"inhibitions[{n}].inhibits"))
            .Concat(i.While.Count == 0 || i.Inhibits.Count == 0 ? [new Fault($"inhibitions[{n}]", "would hold back every alert: name what fires and what it inhibits")] : [])
            .Concat(Fields($"inhibitions[{n}].same", i.Same))),
    ];

    private static IEnumerable<Fault> Faults(string at, AlertOutcome outcome)
    {
        if (outcome.Service is not null && string.IsNullOrWhiteSpace(outcome.Service))
        {
            yield return new Fault($"{at}.service", "is empty");
        }

        if (outcome.Grouping is not { } grouping)
        {
            yield break;
        }

        if (grouping.Within <= TimeSpan.Zero || grouping.Within > LongestWindow)
        {
            yield return new Fault($"{at}.grouping.within", "is not above 0 and at most 7 days");
        }

        if (grouping.Wait < TimeSpan.Zero || grouping.Wait > LongestWait)
        {
            yield return new Fault($"{at}.grouping.wait", "is not between 0 and 30 minutes");
        }

        foreach (var fault in Fields($"{at}.grouping.by", grouping.By))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Fault> Fields(string at, IReadOnlyList<string> fields) =>
        fields.Index().Where(f => !AlertFields.Knows(f.Item)).Select(f => new Fault($"{at}[{f.Index}]", $"'{f.Item}' is none of {string.Join(", ", AlertFields.Names)}, labels.…"));

    private static IEnumerable<Fault> Named(string at, string name, bool taken) =>
        string.IsNullOrWhiteSpace(name) ? [new Fault(at, "is empty")] : taken ? [new Fault(at, $"'{name}' is taken")] : [];

    private static AlertPriority PriorityOf(AlertSeverity? severity) => severity switch
    {
        AlertSeverity.Critical => AlertPriority.Critical,
        AlertSeverity.Warning => AlertPriority.Normal,
        AlertSeverity.Info => AlertPriority.Low,
        _ => AlertPriority.High,
    };
}

/// <summary>The rules as they are kept.</summary>
/// <param name="Id">There is one.</param>
/// <param name="Version">Raised with every change.</param>
public sealed record StoredRouting(string Id, int Version, AlertRouting Routing, DateTimeOffset ChangedAt, string ChangedBy)
{
    public const string Only = "routing";
}
