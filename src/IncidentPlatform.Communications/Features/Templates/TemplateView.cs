using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Texts;

namespace IncidentPlatform.Communications.Features.Templates;

/// <summary>The words for one place.</summary>
/// <param name="LeavesByItself">It may go without anybody: a version is used once a second person approved it.</param>
/// <param name="Variables">What it may use.</param>
/// <param name="BuiltIn">The words that ship, in Liquid.</param>
/// <param name="InUse">The version that texts are written by; absent where none of these is.</param>
/// <param name="Versions">Oldest first.</param>
/// <param name="Faults">What is wrong with the version in use: it is passed over where that shows.</param>
public sealed record TemplateView(
    string Audience, string Kind, string? Severity, PublicStatus? Phase, string? Language, bool LeavesByItself, IReadOnlyList<string> Variables, string BuiltIn,
    int? InUse, IReadOnlyList<TemplateVersion> Versions, IReadOnlyList<TemplateFault> Faults);

/// <summary>Makes them.</summary>
public sealed class TemplateViews(Texts.Templates builtIn, OrganisationTemplates organisation)
{
    internal TemplateView Of(TextUse use, TemplatePlace place, TextTemplate? kept)
    {
        var (audience, kind) = (use.Name.Split('/')[0], use.Name.Split('/')[1]);
        var inUse = kept?.InUse(use.LeavesByItself);
        return new TemplateView(
            audience, kind, place.Severity, place.Phase, place.Language, use.LeavesByItself, use.Variables, builtIn.Source(use.Name),
            inUse?.Number, kept?.Versions ?? [], inUse is null ? [] : [.. Faults(use, kept!, inUse)]);
    }

    private IEnumerable<TemplateFault> Faults(TextUse use, TextTemplate kept, TemplateVersion inUse)
    {
        var faults = TemplateCheck.Of(use, kept.Place, inUse.Text!, organisation.Workflow);
        return organisation.Failure(kept, inUse.Number) is { } failure ? [.. faults, new TemplateFault("failed", failure)] : faults;
    }
}
