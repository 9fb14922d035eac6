using IncidentPlatform.Communications.Contact;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Features.Updates;
using IncidentPlatform.Communications.Texts;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Templates;

/// <summary>How a template would read, for an incident or for a situation that is made up.</summary>
public static class PreviewTemplate
{
    /// <param name="Audience"><c>customers</c>, <c>executives</c> or <c>support</c>.</param>
    /// <param name="Kind">The kind of text, <c>first-notice</c>.</param>
    /// <param name="Text">Liquid: the first line is the title, the rest the body.</param>
    /// <param name="IncidentId">The incident to try it on; a made-up situation where absent.</param>
    /// <param name="Severity">Of the made-up situation, and what the template is for.</param>
    /// <param name="Phase">Of the made-up situation, and what the template is for.</param>
    public sealed record Request(string Audience, string Kind, string Text, Guid? IncidentId = null, string? Severity = null, string? Phase = null);

    /// <param name="Title">Absent where the template cannot be written.</param>
    /// <param name="Unknown">Variables it uses of which nothing is known there.</param>
    /// <param name="Faults">Why it would not be saved; empty where it would.</param>
    /// <param name="Forms">As each channel shows it.</param>
    public sealed record Answer(
        string? Title, string? Text, IReadOnlyList<string> Unknown, IReadOnlyList<TemplateFault> Faults, IReadOnlyList<RenderedView> Forms);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/templates/preview", Preview)
            .RequireRole(OrganisationRoles.Communications, OrganisationRoles.Commander, OrganisationRoles.Support)
            .WithTags("templates").WithSummary("Shows a template as each channel would show it, and what is wrong with it; nothing is kept.")
            .Produces<Answer>().ProducesProblem(400).ProducesProblem(404);

    private static async Task<IResult> Preview(
        Request body, OrganisationTemplates organisation, ContactLinks links, IQuerySession query, IncidentReaders readers, CancellationToken ct)
    {
        var (use, place, problem) = new TemplateRequest(body.Audience, body.Kind, body.Severity, body.Phase).Find(organisation.Workflow);
        if (problem is not null)
            return problem;
        var conversation = body.IncidentId is { } id ? await query.Conversation(id, readers, ct) : null;
        if (body.IncidentId is { } sought && conversation is null)
            return Problems.NotFound("incident", sought);

        var text = body.Text.ReplaceLineEndings("\n");
        var faults = TemplateCheck.Of(use, place, text, organisation.Workflow);
        if (faults.Any(f => f.Code is "syntax" or "unknown-variable" or "never-stated" or "unknown-filter" or "incomplete"))
            return TypedResults.Ok(new Answer(null, null, [], faults, []));

        var variables = conversation is null ? Sample(place) : Drafting.VariablesOf(conversation, use.Audience, conversation.Known);
        var words = Liquid.Render(Liquid.Parse(text).Template!, variables);
        var written = new Text(words.Title, words.Body).Clean();
        var forms = Texts.Preview.Of(written, use, variables.Number, conversation is null ? null : await links.Of(conversation.Id, ct));
        return TypedResults.Ok(new Answer(
            written.Subject, written.Body, [.. TemplateCheck.VariablesOf(text).Where(n => TextUse.IsAbsent(n, variables))], faults,
            [.. forms.Select(f => RenderedView.Of(f, Leaves(f, use, organisation.Workflow)))]));
    }

    private static Variables Sample(TemplatePlace place) => Samples.Ordinary with
    {
        Severity = place.Severity ?? Samples.Ordinary.Severity,
        Status = place.Phase is { } phase ? Words.Of(phase) : Samples.Ordinary.Status,
    };

    private static bool Leaves(Rendered rendered, TextUse use, Workflow workflow) =>
        workflow.Channels.GetValueOrDefault(Words.Of(use.Audience), []).Any(c => Rendering.FormFor(c, use.Audience) == rendered.Form);
}
