using System.Text.RegularExpressions;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Api;

namespace IncidentPlatform.Communications.Features.Templates;

/// <summary>Which template a caller means.</summary>
/// <param name="Audience"><c>customers</c>, <c>executives</c> or <c>support</c>.</param>
/// <param name="Kind">The kind of text, <c>first-notice</c> or <c>pre-approved-holding</c>.</param>
/// <param name="Severity">For incidents of this severity only.</param>
/// <param name="Phase">For incidents whose public word is this only.</param>
/// <param name="Language">For an organisation that writes in this language only (BCP 47).</param>
public sealed partial record TemplateRequest(string Audience, string Kind, string? Severity = null, string? Phase = null, string? Language = null)
{
    private static readonly string[] Severities = ["P1", "P2", "P3", "P4"];

    /// <returns>What the text is used for and the place, or the problem with it.</returns>
    internal (TextUse Use, TemplatePlace Place, IResult? Problem) Find(Workflow workflow)
    {
        var name = $"{Audience}/{Kind}";
        if (TextUse.Of(workflow, name) is not { } use)
            return (null!, null!, Problems.NotFound("text", name));
        var phases = Enum.GetValues<PublicStatus>().ToDictionary(p => Words.Of(p));
        if (Severity is not null && !Severities.Contains(Severity))
            return (use, null!, Wrong($"There is no severity '{PlainText.Line(Severity)}'."));
        if (Phase is not null && !phases.ContainsKey(Phase))
            return (use, null!, Wrong($"There is no phase '{PlainText.Line(Phase)}'."));
        if (Language is not null && !Bcp47().IsMatch(Language))
            return (use, null!, Wrong("The language is not a tag such as de or pt-BR."));
        return (use, new TemplatePlace(name, Severity, Phase is null ? null : phases[Phase], Language), null);
    }

    private static IResult Wrong(string what) => Problems.Invalid(
        "template-place-invalid", what, "Give severity as P1 to P4, phase as investigating, identified, monitoring or resolved, and language as a tag; or leave them out.");

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bcp47();
}
