using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Intake.Silencing;

/// <summary>A silence from its beginning to its end: how it follows from its facts, what becomes due with them, and who hears of it.</summary>
public static class Silences
{
    /// <summary>How often the author of a silence that lasts is reminded of it.</summary>
    public static readonly TimeSpan RemindedEvery = TimeSpan.FromDays(1);

    private const string Lasts = "silence-lasts";

    public static IReadOnlyList<Type> Facts { get; } = [typeof(SilenceSet), typeof(SilenceReminded), typeof(SilenceEnded)];

    /// <exception cref="InvalidOperationException">A silence begins with something else than that it was set.</exception>
    public static Silence Evolve(Silence? silence, Fact fact) => (silence, fact.Data) switch
    {
        (null, SilenceSet e) => new Silence(e.SilenceId, e.Matchers, fact.Actor.Id, e.Reason, e.StartsAt, e.EndsAt, e.Maintenance, fact.RecordedAt),
        (null, _) => throw new InvalidOperationException("A silence begins with its being set."),
        (_, SilenceReminded e) => silence with { Reminded = new SilenceReminder(fact.RecordedAt, e.HeldBack) },
        (_, SilenceEnded e) => silence with { EndedAt = e.BeforeItsTime ? fact.RecordedAt : silence.EndsAt, EndedBy = e.BeforeItsTime ? fact.Actor.Id : null },
        _ => silence,
    };

    public static IEnumerable<Due> DueWith(Fact fact, Silence silence) => fact.Data switch
    {
        SilenceSet e => [new Due(SilenceEnds.Kind, new SilenceEnds(), e.EndsAt), .. ReminderAfter(e.StartsAt, silence)],
        SilenceReminded => ReminderAfter(fact.RecordedAt, silence),
        _ => [],
    };

    /// <summary>What leaves the service: who is to be reminded.</summary>
    public static object? Publish(Guid id, Fact fact, Silence silence) => fact.Data is SilenceReminded
        ? new ReminderWanted(fact.Id, silence.Author, Lasts, $"/silences/{id}", silence.EndsAt)
        : null;

    public static Decision End(Silence? silence, bool beforeItsTime) =>
        silence is { EndedAt: null } ? Decision.Record(new SilenceEnded(beforeItsTime)) : Decision.Nothing;

    public static Decision Remind(Silence? silence, int heldBack, DateTimeOffset now) =>
        silence?.IsActiveAt(now) == true ? Decision.Record(new SilenceReminded(heldBack)) : Decision.Nothing;

    private static IEnumerable<Due> ReminderAfter(DateTimeOffset at, Silence silence) =>
        at + RemindedEvery < silence.EndsAt ? [new Due(RemindOfSilence.Kind, new RemindOfSilence(), at + RemindedEvery)] : [];
}
