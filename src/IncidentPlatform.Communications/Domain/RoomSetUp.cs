using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>
/// The set-up of a war room, step by step: each is tried by itself until it is done, whatever becomes of the others. A step is planned
/// again when there is more for it to do.
/// </summary>
public static class RoomSetUp
{
    /// <summary>A step that failed this often is told to the incident; it goes on being tried.</summary>
    public const int FailuresToReport = 3;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>What every room begins with.</summary>
    public static IReadOnlyList<RoomStep> All { get; } =
        [RoomStep.Channel, RoomStep.Topic, RoomStep.Rules, RoomStep.Invitations, RoomStep.Bridge, RoomStep.TechnicalRoom, RoomStep.FirstSummary];

    /// <summary>A room that was opened before there were steps has its rules, its bridge and what was said in it.</summary>
    private static readonly RoomStep[] OfAnOlderRoom = [RoomStep.Topic, RoomStep.Invitations, RoomStep.TechnicalRoom];

    /// <summary>Plans what is to be done, or to be done anew, as the conversation stands.</summary>
    internal static void Plan(Unfolding story, Guid? cause = null)
    {
        if (story.State!.Room is { } room && Owed(story.State, room).ToList() is { Count: > 0 } steps)
            story.Record(new WarRoomStepsPlanned(steps), cause);
    }

    /// <summary>What can be begun: everything but the bridge needs the channel, and the first summary names the bridge if that can be had.</summary>
    public static bool CanStart(WarRoom room, RoomStep step) => step switch
    {
        RoomStep.Channel or RoomStep.Bridge => true,
        RoomStep.FirstSummary => room.IsOpen() && room.Step(RoomStep.Bridge) is null or { DoneAt: not null } or { Failures: > 0 },
        _ => room.IsOpen(),
    };

    /// <summary>Steps that were waiting for what was just recorded.</summary>
    public static IEnumerable<RoomStep> Released(WarRoom room, object recorded) => recorded switch
    {
        WarRoomStepsPlanned p => p.Steps.Where(s => CanStart(room, s)),
        WarRoomStepRetryAsked a => [a.Step],
        WarRoomOpened => Waiting(room, s => s is not (RoomStep.Channel or RoomStep.Bridge)),
        WarRoomStepDone { Step: RoomStep.Bridge, Attempts: 1 } or WarRoomStepFailed { Step: RoomStep.Bridge, Attempts: 1 } =>
            Waiting(room, s => s == RoomStep.FirstSummary),
        _ => [],
    };

    /// <summary>A step is done.</summary>
    /// <param name="brought">What it brought about, as the conversation stands when that is recorded.</param>
    public static Decision Done(
        Conversation? conversation, StepAttempt attempt, Func<Conversation, WarRoom, IEnumerable<object>> brought, DateTimeOffset now)
    {
        if (conversation?.Room is not { } room || room.Step(attempt.Step) is not { DoneAt: null } step || step.Round != attempt.Round)
            return Decision.Nothing;

        var story = new Unfolding(conversation, now);
        foreach (var fact in brought(conversation, room))
            story.Record(fact);
        story.Record(new WarRoomStepDone(step.Step, step.Failures + 1));
        Plan(story);
        return story.Decision();
    }

    /// <summary>An attempt failed; nothing where another has overtaken it.</summary>
    public static Decision Failed(Conversation? conversation, StepAttempt attempt, string reason) => IsDue(conversation, attempt)
        ? Decision.Record(new WarRoomStepFailed(attempt.Step, conversation!.Room!.Step(attempt.Step)!.Failures + 1, reason))
        : Decision.Nothing;

    /// <summary>Whether this attempt is still the one to make.</summary>
    public static bool IsDue(Conversation? conversation, StepAttempt attempt) =>
        conversation?.Room?.Step(attempt.Step) is { DoneAt: null } step && step.Next() == attempt && !IsGivenUp(conversation, step);

    /// <summary>From the failure to the next attempt: 2, 4, 8 seconds and so on, 5 minutes at most.</summary>
    public static TimeSpan WaitAfter(int failures) =>
        TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(failures, 10))));

    /// <summary>A person does not wait for the next attempt.</summary>
    public static Decision Retry(Conversation? conversation, RoomStep step) => conversation?.Room is { } room && room.Step(step) is { } progress
        ? (progress.DoneAt, CanStart(room, step)) switch
        {
            (not null, _) => new Rejection("step-done", $"The step {Words.Of(step)} is done.", "Nothing is left to try."),
            (_, false) => new Rejection("step-waiting", $"The step {Words.Of(step)} waits for another step.", "Retry the step channel; the others follow."),
            _ => Decision.Record(new WarRoomStepRetryAsked(step)),
        }
        : new Rejection("step-unknown", $"No step {Words.Of(step)} is planned.", "GET the war room: it lists its steps.", RejectionKind.NotFound);

    private static IEnumerable<RoomStep> Owed(Conversation c, WarRoom room)
    {
        if (room.Steps.Count == 0)
            return c.Situation.IsOver() ? [] : room.IsOpen() ? OfAnOlderRoom : All;
        return Renewed(c, room);
    }

    private static IEnumerable<RoomStep> Renewed(Conversation c, WarRoom room)
    {
        if (room.IsDone(RoomStep.Topic) && room.Topic != RoomTexts.Topic(c))
            yield return RoomStep.Topic;
        if (room.IsDone(RoomStep.Invitations) && room.Participants.Any(p => p is { Access: RoomAccess.Member, Added: false }))
            yield return RoomStep.Invitations;
        if (c.Situation.Restricted && room.Step(RoomStep.Privacy) is null or { DoneAt: not null } && IsSeenByOthers(room))
            yield return RoomStep.Privacy;
    }

    private static bool IsSeenByOthers(WarRoom room) => room is { OpenedAt: not null, Private: false } || room.Technical is { Private: false };

    /// <summary>Once the incident is over, what failed is let be.</summary>
    private static bool IsGivenUp(Conversation c, StepProgress step) =>
        step is { Failures: > 0, Asked: 0 } && c.Situation.Status is "closed" or "cancelled" or "merged";

    private static IEnumerable<RoomStep> Waiting(WarRoom room, Func<RoomStep, bool> such) =>
        room.Steps.Where(s => s.DoneAt is null && such(s.Step) && CanStart(room, s.Step)).Select(s => s.Step);
}
