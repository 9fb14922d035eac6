using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>What an organisation's own words are for. A member that is absent means any.</summary>
/// <param name="Name">Name of a text of the workflow: audience and kind, <c>customers/first-notice</c>.</param>
/// <param name="Severity"><c>P1</c> to <c>P4</c>.</param>
/// <param name="Phase">The public word.</param>
/// <param name="Language">BCP 47, <c>de</c> or <c>pt-BR</c>.</param>
public sealed record TemplatePlace(string Name, string? Severity = null, PublicStatus? Phase = null, string? Language = null)
{
    /// <summary>The more particular goes first: language before severity before phase.</summary>
    public int Particular => (Language is null ? 0 : 4) + (Severity is null ? 0 : 2) + (Phase is null ? 0 : 1);

    /// <param name="language">In which updates are written.</param>
    public bool Fits(string name, Variables variables, string language) =>
        Name == name
        && (Severity is null || Severity == variables.Severity)
        && (Phase is null || Words.Of(Phase.Value) == variables.Status)
        && (Language is null || Language.Equals(language, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => string.Join(
        ", ", new[] { Name, Severity, Phase is { } phase ? Words.Of(phase) : null, Language?.ToLowerInvariant() }.OfType<string>());
}

/// <summary>An organisation's own words in one place, every version of them.</summary>
/// <param name="Id">The place in words.</param>
/// <param name="Versions">Oldest first, at least one.</param>
public sealed record TextTemplate(string Id, TemplatePlace Place, IReadOnlyList<TemplateVersion> Versions)
{
    public TemplateVersion Latest => Versions[^1];

    /// <summary>The version that texts are written by; null where the built-in one is used.</summary>
    /// <param name="leavesByItself">A text that goes without anybody is used only once a second person approved it; until then the one before is.</param>
    public TemplateVersion? InUse(bool leavesByItself) =>
        Versions.Reverse().FirstOrDefault(v => v.Text is null || !leavesByItself || v.ApprovedBy is not null) is { Text: not null } version ? version : null;

    /// <summary>With another version, where that says something else.</summary>
    /// <param name="before">What is kept there; null where nothing is.</param>
    /// <param name="text">Null where the built-in words shall be used again.</param>
    public static TextTemplate? Saved(TextTemplate? before, TemplatePlace place, string? text, string by, DateTimeOffset at) => before switch
    {
        null when text is null => null,
        not null when before.Latest.Text == text => before,
        _ => new TextTemplate($"{place}", place, [.. before?.Versions ?? [], new TemplateVersion((before?.Latest.Number ?? 0) + 1, text, by, at)]),
    };

    /// <summary>A second person lets a version leave by itself.</summary>
    public (TextTemplate? Approved, Rejection? Refusal) Approve(int version, string by, DateTimeOffset at) => Latest switch
    {
        { Text: null } => (null, new Rejection("template-withdrawn", "This template was withdrawn.", "Save it again first.")),
        { Number: var latest } when latest != version =>
            (null, new Rejection("template-changed", $"The latest version is {latest}, not {version}.", "Read that one and approve it.")),
        { ApprovedBy: not null } => (this, null),
        { SavedBy: var author } when author == by => (null, new Rejection(
            "second-person-required", "Whoever saved a text that leaves by itself does not approve it.", "Ask somebody else with the communications role.",
            RejectionKind.Forbidden)),
        var latest => (this with { Versions = [.. Versions.SkipLast(1), latest with { ApprovedBy = by, ApprovedAt = at }] }, null),
    };
}

/// <param name="Number">From 1.</param>
/// <param name="Text">Liquid: the first line is the title, the rest the body. Absent where the built-in words are used from then on.</param>
/// <param name="SavedBy">Person id.</param>
/// <param name="ApprovedBy">Person id of who let it leave by itself.</param>
public sealed record TemplateVersion(
    int Number, string? Text, string SavedBy, DateTimeOffset SavedAt, string? ApprovedBy = null, DateTimeOffset? ApprovedAt = null);
