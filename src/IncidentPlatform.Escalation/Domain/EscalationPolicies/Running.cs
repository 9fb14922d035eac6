using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.EscalationPolicies;

/// <summary>Goes through a policy, step by step, until somebody acknowledges.</summary>
public static class Running
{
    private const string Policy = "policy:";

    /// <summary>What a step of a ladder says where it hands over to a policy.</summary>
    /// <returns>The policy's name; null where it names somebody else.</returns>
    public static string? PolicyIn(string? who) => who?.StartsWith(Policy, StringComparison.Ordinal) == true ? who[Policy.Length..] : null;

    /// <summary>A person has a policy gone through.</summary>
    /// <param name="runId">The caller's id for it: asking twice with one id starts one.</param>
    /// <param name="note">Why somebody is needed, in the asker's words.</param>
    public static Decision Start(Ledger? ledger, Guid incidentId, Guid runId, EscalationPolicy policy, string note, Actor by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(note))
            return PageRejections.NoNote;
        if (ledger?.Run(runId) is not null)
            return Decision.Nothing;
        var it = new Deliberation(ledger ?? new Ledger { Id = incidentId }, now);
        it.Record(new PolicyStarted(runId, incidentId, policy.Name, policy.Version, policy.Terms, Policy + policy.Name, Note: note), by: by);
        return it.Decision;
    }

    /// <param name="step">Index of the step of the ladder that names it.</param>
    internal static void Start(this Deliberation it, EscalationPolicy policy, Obligations.Obligation obligation, int step) =>
        it.Record(
            new PolicyStarted(Ids.Of(obligation.Id, Policy, policy.Name, $"{step}"), it.Ledger.Id, policy.Name, policy.Version, policy.Terms, obligation.Kind, obligation.Id),
            cause: obligation.OpenedBy);

    /// <summary>Begins the same again, because the one who acknowledged asked for it or it was so long ago.</summary>
    internal static void Again(this Deliberation it, PolicyRun run, Page acknowledged) =>
        it.Record(new PolicyStarted(Ids.Of(acknowledged.Id, Policy, "again"), it.Ledger.Id, run.Policy, run.Version, run.Terms, run.Reason, Note: run.Note));

    /// <summary>Takes the step that has come, if it is still true that anybody is needed.</summary>
    /// <param name="turn">How often a round-robin step was taken before.</param>
    /// <param name="over">The incident is over.</param>
    public static Decision TakeStep(
        Ledger? ledger, Guid runId, int round, int step, int turn, string severity, bool over, PeopleDirectory directory, LocalOf local, DateTimeOffset now)
    {
        if (ledger?.Run(runId) is not { Ended: false } run || run.Round != round || run.Next != step)
            return Decision.Nothing;
        var it = new Deliberation(ledger, now);
        if (over || (run.ObligationId is { } about && ledger.Obligation(about)?.Ended == true))
            it.Record(new PolicyStopped(run.Id));
        else if (run.IsSpent())
            it.Record(new PolicyExhausted(run.Id, run.Reason));
        else
            it.Take(run, run.Terms.Steps[step], turn, severity, directory, local);
        return it.Decision;
    }

    private static void Take(this Deliberation it, PolicyRun run, PolicyStep step, int turn, string severity, PeopleDirectory directory, LocalOf local)
    {
        var targets = !step.Holds(severity, it.Now, local) ? []
            : step.RoundRobin ? [step.Targets[turn % step.Targets.Count]]
            : step.Targets;
        var people = targets.SelectMany(t => directory.Reach(t, it.Ledger, it.Now)).Distinct().ToList();
        it.Record(new PolicyStepTaken(run.Id, run.Round, run.Next, people));
        foreach (var person in people)
        {
            it.Record(new PageRequested(
                Ids.Of(run.Id, $"{run.Round}", $"{run.Next}", person), it.Ledger.Id, person, run.Reason, run.ObligationId, Role: null, Unconfirmed: false, run.Note)
            { RunId = run.Id });
        }
    }

    /// <summary>Nobody whom the latest step reached is coming: the next one need not wait.</summary>
    public static bool IsDeserted(this PolicyRun run, Ledger ledger)
    {
        var latest = ledger.Pages.Where(p => p.RunId == run.Id).ToList();
        return latest.Count > 0 && latest.All(p => p.IsLost() || p.State == PageState.Withdrawn);
    }
}
