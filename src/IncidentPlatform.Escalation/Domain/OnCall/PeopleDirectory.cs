using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.Obligations;

namespace IncidentPlatform.Escalation.Domain.OnCall;

/// <summary>Who can be reached, in which position, and who is on call from now on.</summary>
/// <param name="People">Everyone.</param>
/// <param name="Positions">Position to person id.</param>
/// <param name="Shifts">Who has which duty when, in time order within a duty.</param>
public sealed record PeopleDirectory(
    IReadOnlyList<Person> People, IReadOnlyDictionary<string, string> Positions, IReadOnlyList<Shift> Shifts)
{
    /// <summary>Those that can be started.</summary>
    public IReadOnlyList<EscalationPolicy> Policies { get; init; } = [];

    public EscalationPolicy? Policy(string name) => Policies.FirstOrDefault(p => p.Name == name);

    private const string OnCall = "on-call:";
    private static readonly string[] RolesThatFallToTheCommander =
        [Ledger.Commander, "engineering-lead", "support-lead", "communications-lead"];

    public static PeopleDirectory Empty { get; } = new([], new Dictionary<string, string>(), []);

    public Person? Person(string id) => People.FirstOrDefault(p => p.Id == id);

    public string? InPosition(string position) => Positions.GetValueOrDefault(position);

    /// <summary>Who a step of a ladder reaches as things stand.</summary>
    public Reached Reach(string who, Obligation obligation, Ledger ledger, DateTimeOffset now)
    {
        bool Reached(string person) => ledger.PagesFor(obligation.Id).Any(p => p.Person == person && p.Reason == obligation.Kind);
        if (who == "owed-by")
            return new(ledger.PersonOwing(obligation) is { } owing ? [owing] : [], Role: obligation.IsOwedByPerson() ? null : obligation.OwedBy);
        if (who == "seniors")
            return new([.. People.Where(p => p.Senior && !Reached(p.Id)).Select(p => p.Id)]);
        if (who.StartsWith(OnCall, StringComparison.Ordinal))
            return new([.. FromNowOn(who[OnCall.Length..], now).Where(p => !Reached(p)).Take(1)]);
        if (ledger.Roles.ContainsKey(who) || RolesThatFallToTheCommander.Contains(who))
            return new(ledger.HolderOf(who) is { } holder ? [holder] : [], Role: who);
        return new(InPosition(who) is { } person ? [person] : [], Position: who);
    }

    /// <summary>Who a target of a policy is as things stand.</summary>
    public IEnumerable<string> Reach(PolicyTarget target, Ledger ledger, DateTimeOffset now) => target.Kind switch
    {
        TargetKind.Duty => Shifts.Where(s => s.Duty == target.Name && s.From <= now && now < s.To).Select(s => s.Person),
        TargetKind.Role => ledger.HolderOf(target.Name) is { } holder ? [holder] : [],
        TargetKind.Position => InPosition(target.Name) is { } person ? [person] : [],
        TargetKind.Webhook => [PageWebhook.ToPerson(target.Name)],
        _ => Person(target.Name) is { } known ? [known.Id] : [],
    };

    /// <summary>The people of a duty, from who has it now to who has it last, each once.</summary>
    private IEnumerable<string> FromNowOn(string duty, DateTimeOffset now) =>
        Shifts.Where(s => s.Duty == duty && s.To > now).OrderBy(s => s.From).Select(s => s.Person).Distinct();
}

/// <param name="People">Person ids.</param>
/// <param name="Role">The role because of which they are reached.</param>
/// <param name="Position">The position of the directory it goes to.</param>
public sealed record Reached(IReadOnlyList<string> People, string? Role = null, string? Position = null);
