using System.Text.RegularExpressions;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What is wrong with one obligation of a policy pack.</summary>
internal static partial class ObligationFaults
{
    internal const string Person = "person";
    internal const string WhoPattern = "^((on-call|policy):)?[a-z][a-z0-9]*(-[a-z0-9]+)*$";
    internal static readonly IReadOnlyList<string> Actions = ["page", "prompt", Text];

    private const string Text = "pre-approved-text";
    private const int MostSteps = 20;
    private const int MostMatches = 50;
    private static readonly TimeSpan LongestDue = TimeSpan.FromDays(366);
    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(28);

    public static IEnumerable<Fault> Of(string at, PackObligation o) =>
    [
        .. PolicyPackFaults.Name($"{at}.kind", o.Kind),
        .. Times(at, o),
        .. Matches($"{at}.openedBy", o.OpenedBy, needed: true),
        .. Matches($"{at}.metBy", o.MetBy, needed: true),
        .. Matches($"{at}.cancelledBy", o.CancelledBy ?? [], needed: false),
        .. Matches($"{at}.countsFrom", o.CountsFrom ?? [], needed: false),
        .. Owed(at, o),
        .. Member($"{at}.dueMember", o.DueMember, o.OpenedBy, typeof(DateTimeOffset), "a time"),
        .. Member($"{at}.owedByMember", o.OwedByMember, o.OpenedBy, typeof(string), "a text"),
        .. Member($"{at}.subjectMember", o.SubjectMember, [.. o.OpenedBy, .. o.MetBy], null, ""),
        .. Ladder($"{at}.ladder", o.Ladder),
    ];

    private static IEnumerable<Fault> Times(string at, PackObligation o) =>
    [
        .. o.Due.Count == 0 ? new[] { new Fault($"{at}.due", "names no severity, so it is never owed") } : [],
        .. PolicyPackFaults.Unknown($"{at}.due", o.Due.Keys),
        .. o.Due.SelectMany(d => PolicyPackFaults.Within($"{at}.due.{d.Key}", d.Value, TimeSpan.Zero, LongestDue)),
        .. (o.BusinessDays ?? new Dictionary<string, int>()).SelectMany(d => BusinessDays($"{at}.businessDays.{d.Key}", d.Value, o.Due.ContainsKey(d.Key))),
    ];

    private static IEnumerable<Fault> BusinessDays(string at, int days, bool due)
    {
        if (days is < 1 or > 366)
        {
            yield return new Fault(at, "is not between 1 and 366");
        }

        if (!due)
        {
            yield return new Fault(at, "is never used: due names no time at this severity");
        }
    }

    private static IEnumerable<Fault> Matches(string at, IReadOnlyList<FactMatch> matches, bool needed) =>
    [
        .. needed && matches.Count == 0 ? new[] { new Fault(at, "needs at least one fact") } : [],
        .. matches.Count > MostMatches ? new[] { new Fault(at, $"has more than {MostMatches} entries") } : [],
        .. matches.Take(MostMatches).SelectMany((m, n) => FactMatchFaults.Of($"{at}[{n}]", m)),
    ];

    private static IEnumerable<Fault> Owed(string at, PackObligation o)
    {
        if (o.OwedBy == Person && o.OwedByMember is null)
        {
            yield return new Fault($"{at}.owedByMember", "is missing: owedBy is person, so it has to say where the person stands");
        }

        if (o.OwedBy != Person && !IncidentRoles.All.Contains(o.OwedBy))
        {
            yield return new Fault($"{at}.owedBy", $"'{o.OwedBy}' is no role of an incident; those are {string.Join(", ", IncidentRoles.All)}, or {Person}");
        }
    }

    private static IEnumerable<Fault> Member(string at, string? member, IEnumerable<FactMatch> facts, Type? kind, string what) => member is null
        ? []
        : facts.Select(f => f.Type).Distinct().Where(FactMembers.Knows)
            .Where(fact => FactMembers.Of(fact, member) is not { } type || !FactMembers.IsSingle(type) || (kind is not null && type != kind))
            .Select(fact => new Fault(at, $"'{member}' is no member of {fact}{(what.Length > 0 ? $" that holds {what}" : " that holds a single value")}"));

    private static IEnumerable<Fault> Ladder(string at, IReadOnlyList<LadderStep> ladder) =>
    [
        .. ladder.Count > MostSteps ? new[] { new Fault(at, $"has more than {MostSteps} steps") } : [],
        .. ladder.Take(MostSteps).SelectMany((step, n) => Step($"{at}[{n}]", step, n == 0 ? null : ladder[n - 1])),
    ];

    private static IEnumerable<Fault> Step(string at, LadderStep step, LadderStep? before)
    {
        foreach (var fault in PolicyPackFaults.Within($"{at}.after", step.After, TimeSpan.Zero, LongestStep))
        {
            yield return fault;
        }

        if (step.After < before?.After)
        {
            yield return new Fault($"{at}.after", "comes before the step above it");
        }

        if (!Actions.Contains(step.Action))
        {
            yield return new Fault($"{at}.action", $"'{step.Action}' cannot be done; what can is {string.Join(", ", Actions)}");
        }
        else if (step.Action == Text && step.Who is not null)
        {
            yield return new Fault($"{at}.who", "reaches nobody: the pre-approved text goes to its audience");
        }
        else if (step.Action != Text && step.Who is null)
        {
            yield return new Fault($"{at}.who", "is missing: somebody has to be reached");
        }

        if (step.Who is not null && !Who().IsMatch(step.Who))
        {
            yield return new Fault($"{at}.who", "is none of: a role, a position of the directory, on-call: and a duty, policy: and an escalation policy, seniors, owed-by");
        }
    }

    [GeneratedRegex(WhoPattern)]
    private static partial Regex Who();
}
