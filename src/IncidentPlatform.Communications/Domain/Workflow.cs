namespace IncidentPlatform.Communications.Domain;

/// <summary>A named, versioned way of keeping people told: data, not code.</summary>
/// <param name="Severities">Severities it runs for.</param>
/// <param name="RoomRules">What is pinned in the war room.</param>
/// <param name="Channels">By which ways each audience is reached.</param>
/// <param name="Texts">What is drafted for whom.</param>
/// <param name="PreApproved">Texts that state no fact and may leave without anybody, by the obligation that was missed.</param>
public sealed record Workflow(
    string Name,
    int Version,
    IReadOnlyList<string> Severities,
    IReadOnlyList<string> RoomRules,
    IReadOnlyDictionary<string, IReadOnlyList<Channel>> Channels,
    IReadOnlyList<WorkflowText> Texts,
    IReadOnlyDictionary<string, PreApprovedText> PreApproved)
{
    public bool RunsFor(Situation situation) => Severities.Contains(situation.Severity) && !situation.IsRetrospective();

    /// <summary>The ways to an audience; none where nothing may leave.</summary>
    public IReadOnlyList<Channel> ChannelsTo(Audience audience, Situation situation) =>
        situation.IsLive() ? Channels.GetValueOrDefault(Words.Of(audience), []) : [];

    public WorkflowText? TextFor(Audience audience, UpdateKind kind, Situation situation) =>
        Texts.FirstOrDefault(t => t.Audience == audience && t.Kind == kind && t.Severities?.Contains(situation.Severity) != false);
}

/// <param name="Template">Name of the template.</param>
/// <param name="Support">Name of the template of the canned response that goes with it.</param>
/// <param name="States">Subjects this text may state; it is shown nothing else.</param>
/// <param name="Severities">Severities it is drafted for; all of the workflow's where absent.</param>
public sealed record WorkflowText(
    Audience Audience,
    UpdateKind Kind,
    string Template,
    IReadOnlyList<Subject> States,
    string? Support = null,
    IReadOnlyList<string>? Severities = null);

/// <param name="Kind">What kind of update it goes as.</param>
/// <param name="Template">Name of the template.</param>
public sealed record PreApprovedText(UpdateKind Kind, string Template);

/// <summary>What deciders draft by.</summary>
/// <param name="Workflow">What is said to whom.</param>
/// <param name="Words">How it is said.</param>
public sealed record Playbook(Workflow Workflow, Wording Words);
