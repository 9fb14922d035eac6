namespace IncidentPlatform.Incidents.Domain;

/// <summary>What is wrong with a policy pack, each by its place in the pack.</summary>
public static class PolicyPackFaults
{
    private static readonly HashSet<string> FactNames = [.. FactTypes.All.Select(t => t.Name)];
    private static readonly HashSet<string> Actions = ["page", "prompt", "pre-approved-text"];

    public static IReadOnlyList<string> Of(PolicyPack pack) =>
    [
        .. Enum.GetNames<Severity>().Where(s => !pack.Windows.ContainsKey(s)).Select(s => $"windows.{s} is missing"),
        .. pack.Windows.Where(w => Negative(w.Value)).Select(w => $"windows.{w.Key} holds a negative duration"),
        .. (pack.Cadence ?? new Dictionary<string, CadenceBounds>()).Where(c => c.Value.Least <= TimeSpan.Zero || c.Value.Most < c.Value.Least || !Enum.TryParse<Severity>(c.Key, out _))
            .Select(c => $"cadence.{c.Key} has no bounds that a time can lie between"),
        .. MaterialityThresholds.FaultsOf(pack.Materiality).Select(fault => $"materiality.{fault}"),
        .. pack.Obligations.GroupBy(o => o.Kind).Where(g => g.Count() > 1).Select(g => $"obligations: {g.Key} is there twice"),
        .. pack.Obligations.SelectMany(o => Of(o).Select(fault => $"obligations.{o.Kind}: {fault}")),
    ];

    private static IEnumerable<string> Of(PackObligation rule)
    {
        foreach (var severity in rule.Due.Keys.Union(rule.BusinessDays?.Keys ?? []).Where(s => !Enum.TryParse<Severity>(s, out _)))
        {
            yield return $"'{severity}' is no severity";
        }

        foreach (var due in rule.Due.Where(d => d.Value < TimeSpan.Zero))
        {
            yield return $"due.{due.Key} is negative";
        }

        if (rule.OpenedBy.Count == 0 || rule.MetBy.Count == 0)
        {
            yield return "openedBy and metBy need at least one fact each";
        }

        IEnumerable<FactMatch> matches = [.. rule.OpenedBy, .. rule.MetBy, .. rule.CancelledBy ?? [], .. rule.CountsFrom ?? []];
        foreach (var match in matches.Where(m => !FactNames.Contains(m.Type)))
        {
            yield return $"'{match.Type}' is no fact";
        }

        foreach (var step in rule.Ladder.Where(s => !Actions.Contains(s.Action) || s.After < TimeSpan.Zero))
        {
            yield return $"the step '{step.Action}' after {step.After} cannot be done";
        }

        if (rule.OwedBy == "person" && rule.OwedByMember is null)
        {
            yield return "owedBy is person, so owedByMember has to say where the person stands";
        }
    }

    private static bool Negative(PolicyWindows w) =>
        w.StabilityWindow < TimeSpan.Zero || w.SignalSilence <= TimeSpan.Zero || w.RecoveryWatch < TimeSpan.Zero || w.EscalationSilence < TimeSpan.Zero;
}
