namespace IncidentPlatform.Escalation.Domain.Policies;

/// <summary>What of a policy pack the ledger runs by, as the incident adopted it.</summary>
/// <param name="Pack">Name and version of the pack, <c>default/1</c>.</param>
/// <param name="EscalationSilence">How long the commander may be silent when asked before an escalation goes by policy.</param>
/// <param name="Obligations">What is owed, and what follows a miss.</param>
public sealed record Policy(string Pack, TimeSpan EscalationSilence, IReadOnlyList<ObligationRule> Obligations)
{
    private static readonly TimeSpan DefaultAcknowledgementTime = TimeSpan.FromMinutes(5);

    /// <summary>How long a paged person has to answer before nobody is taken to have.</summary>
    public TimeSpan AcknowledgementTime() =>
        Obligations.FirstOrDefault(r => r.BeginsWithPage())?.Due ?? DefaultAcknowledgementTime;
}
