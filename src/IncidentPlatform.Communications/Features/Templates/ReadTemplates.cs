using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Texts;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Templates;

/// <summary>The texts of the workflow, with the organisation's own words for them.</summary>
public static class ReadTemplates
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/templates", async (OrganisationTemplates organisation, TemplateViews views, IQuerySession query, CancellationToken ct) =>
            {
                var kept = (await query.Query<TextTemplate>().ToListAsync(ct)).ToLookup(t => t.Place.Name);
                return new Page<TemplateView>(
                    [.. TextUse.All(organisation.Workflow).SelectMany(use => kept[use.Name].Any(t => t.Place == new TemplatePlace(use.Name))
                        ? Views(use, kept[use.Name]) : [views.Of(use, new TemplatePlace(use.Name), null), .. Views(use, kept[use.Name])])], null);

                IEnumerable<TemplateView> Views(TextUse use, IEnumerable<TextTemplate> of) =>
                    of.OrderBy(t => t.Place.Particular).ThenBy(t => t.Id, StringComparer.Ordinal).Select(t => views.Of(use, t.Place, t));
            })
            .WithTags("templates").WithSummary("Every text that is drafted, with the words for it.");
        routes.MapGet("/templates/{audience}/{kind}", async (
                [AsParameters] TemplateRequest request, OrganisationTemplates organisation, TemplateViews views, IQuerySession query, CancellationToken ct) =>
            {
                var (use, place, problem) = request.Find(organisation.Workflow);
                return problem ?? TypedResults.Ok(views.Of(use, place, await query.LoadAsync<TextTemplate>($"{place}", ct)));
            })
            .WithTags("templates").WithSummary("The words for a text: what ships, the organisation's versions, and which is used.")
            .Produces<TemplateView>().ProducesProblem(400).ProducesProblem(404);
    }
}
