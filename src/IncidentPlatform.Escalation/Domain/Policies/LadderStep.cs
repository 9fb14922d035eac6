namespace IncidentPlatform.Escalation.Domain.Policies;

/// <summary>One step of what follows a miss.</summary>
/// <param name="After">Time after the miss, or after the commander's yes where it is asked for.</param>
/// <param name="Action"><c>page</c>, <c>prompt</c>, or an action that another service takes.</param>
/// <param name="Who">A role, a position of the directory, <c>on-call:</c> and a duty, <c>seniors</c> or <c>owed-by</c>.</param>
public sealed record LadderStep(TimeSpan After, string Action, string? Who = null)
{
    public const string Page = "page";
    public const string Prompt = "prompt";

    /// <summary>Wakes or prompts somebody; other actions belong to other services.</summary>
    public bool ReachesPeople() => Action is Page or Prompt;
}
