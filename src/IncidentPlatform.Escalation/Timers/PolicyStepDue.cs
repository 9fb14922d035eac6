using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.Messaging;

namespace IncidentPlatform.Escalation.Timers;

/// <summary>A step of a running policy has come.</summary>
/// <param name="Round">Which time through, from 0.</param>
/// <param name="Step">Index of the step.</param>
public sealed record PolicyStepDue(Guid RunId, int Round, int Step)
{
    public const string Kind = "policy-step";

    public static Due Of(PolicyRun run) => new(Kind, new PolicyStepDue(run.Id, run.Round, run.Next), run.NextAt);
}

internal sealed class PolicyStepTimer : ITimer<PolicyStepDue>
{
    public async Task Fire(PolicyStepDue payload, Firing firing, CancellationToken ct)
    {
        var ledger = await firing.Session.LoadAsync<Ledger>(firing.StreamId, ct);
        if (ledger?.Run(payload.RunId) is not { Ended: false } run || run.Round != payload.Round || run.Next != payload.Step)
            return;
        var turn = 0;
        if (!run.IsSpent() && run.Terms.Steps[payload.Step].RoundRobin)
        {
            var policy = await firing.Append<EscalationPolicy>(EscalationPolicy.IdOf(run.Policy), (p, _) => PolicySetting.TakeTurn(p, payload.Step), ct);
            turn = (policy.State?.Turns.GetValueOrDefault(payload.Step) ?? 1) - 1;
        }

        var state = (await IncidentCopies.Find(firing.Session, firing.StreamId, ct))?.State;
        var directory = await PeopleDirectories.Load(firing.Session, ct);
        await firing.Append<Ledger>(
            firing.StreamId,
            (l, now) => Running.TakeStep(l, payload.RunId, payload.Round, payload.Step, turn, state?.Severity ?? "", Standing.IsOver(state?.Status), directory, TimeZones.LocalOf, now), ct);
    }
}
