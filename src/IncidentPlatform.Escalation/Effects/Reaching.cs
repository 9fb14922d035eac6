using IncidentPlatform.Escalation.Adapters;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Views;

namespace IncidentPlatform.Escalation.Effects;

/// <summary>Reaches a person by the first of their ways that works: a provider that is down, says "not now", or is not configured is followed by the next.</summary>
public sealed class Reaching(IEnumerable<IPager> pagers, LogPager log, IConfiguration configuration)
{
    private const string Nobody = "none";
    private const string Quiet = "quiet";
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)];

    private readonly IReadOnlyList<IPager> all = [.. pagers];
    private readonly string? everyone = configuration["Pages:Webhook"];

    /// <summary>Whether anybody's telephone can be made to ring.</summary>
    public bool CanCall => Enum.GetValues<ContactKind>().Any(k => ContactMethod.Rings(k) && all.Any(p => p.Serves(k)));

    /// <summary>After which time a line of attempts is begun again; null where it is not.</summary>
    /// <param name="round">Which attempt it was, from 1.</param>
    public static TimeSpan? Again(IReadOnlyList<PageAttempt> attempts, int round) =>
        round <= Waits.Length && !attempts[^1].GotThrough() && attempts.Any(a => a.Outcome == Word(PageOutcome.Unavailable)) ? Waits[round - 1] : null;

    /// <summary>The channels that would be tried for a person, in order.</summary>
    public IReadOnlyList<string> ChannelsTo(Person? person, DateTimeOffset at) =>
        [.. Line(person, at, severity: null, quietToo: true).Where(w => w.Pager is not null).Select(w => w.Pager!.Channel).Distinct()];

    /// <param name="severity">Of the incident; null where there is none.</param>
    /// <param name="urgent">Comes in quiet hours too, where there is no other way.</param>
    /// <param name="mayHaveHappened">An earlier attempt was begun and its outcome is not known.</param>
    /// <returns>Each attempt with its outcome, at least one; the last one decides.</returns>
    public async Task<IReadOnlyList<PageAttempt>> Send(
        PagerMessage message, Person? person, DateTimeOffset at, string? severity, bool urgent, bool mayHaveHappened, CancellationToken ct)
    {
        var attempts = new List<PageAttempt>();
        foreach (var (pager, channel, address) in Line(person, at, severity, quietToo: urgent))
        {
            var outcome = pager is null ? PageOutcome.NoProvider
                : mayHaveHappened && !pager.KnowsRepeats ? PageOutcome.Unknown
                : await pager.Send(message, address, person?.Language ?? "en", ct);
            attempts.Add(new PageAttempt(channel, Word(outcome)));
            if (outcome is PageOutcome.Delivered or PageOutcome.Unknown)
                break;
        }

        return attempts.Count > 0 ? attempts
            : [new PageAttempt(Nobody, person?.WaysAt(at, severity, TimeZones.LocalOf).Count > 0 ? Quiet : Word(PageOutcome.NoProvider))];
    }

    /// <summary>Sends by one method only, whether it is verified or not.</summary>
    public async Task<PageOutcome> Try(PagerMessage message, ContactMethod method, string language, CancellationToken ct) =>
        all.FirstOrDefault(p => p.Serves(method.Kind)) is { } pager ? await pager.Send(message, method.Address, language, ct) : PageOutcome.NoProvider;

    private IEnumerable<(IPager? Pager, string Channel, string Address)> Line(Person? person, DateTimeOffset at, string? severity, bool quietToo)
    {
        var ways = person?.WaysAt(at, severity, TimeZones.LocalOf).ToList() ?? [];
        if (ways.Count == 0 && everyone is { Length: > 0 })
            ways.Add(new ContactMethod(Nobody, ContactKind.Webhook, everyone));
        foreach (var way in ways.Where(w => quietToo || !w.IsQuiet(at, severity, TimeZones.LocalOf)))
        {
            var serving = all.Where(p => p.Serves(way.Kind)).ToList();
            if (serving.Count == 0)
                yield return (null, ToChannel(way.Kind), way.Address);
            foreach (var pager in serving)
                yield return (pager, pager.Channel, way.Address);
        }

        if (ways.Count == 0 && log.Enabled)
            yield return (log, log.Channel, "");
    }

    private static string ToChannel(ContactKind kind) => kind.ToString().ToLowerInvariant();

    private static string Word(PageOutcome outcome) => outcome switch
    {
        PageOutcome.Delivered => "delivered",
        PageOutcome.Unknown => "unknown",
        PageOutcome.NoProvider => "no-provider",
        PageOutcome.Unavailable => "unavailable",
        _ => "refused",
    };
}
