using System.Globalization;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Texts;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace IncidentPlatform.Communications.Features.Templates;

/// <summary>The organisation's own words for a text of the workflow: saved, withdrawn, approved. Every version is kept.</summary>
public static class PutTemplate
{
    /// <param name="Text">Liquid: the first line is the title, the rest the body.</param>
    public sealed record Request(string Text);

    /// <param name="Version">The version that was read; it must be the latest.</param>
    public sealed record ApprovalRequest(int Version);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/templates/{audience}/{kind}", (
                [AsParameters] TemplateRequest place, Request body, Saving saving, CancellationToken ct) => saving.Put(place, body.Text, ct))
            .RequireRole(OrganisationRoles.Communications)
            .WithTags("templates").WithSummary("Saves a version of the organisation's own words for a text; drafts made from then on use it.")
            .Produces<TemplateView>().ProducesProblem(400).ProducesProblem(404);
        routes.MapDelete("/templates/{audience}/{kind}", (
                [AsParameters] TemplateRequest place, Saving saving, CancellationToken ct) => saving.Delete(place, ct))
            .RequireRole(OrganisationRoles.Communications)
            .WithTags("templates").WithSummary("Goes back to the words that ship, or to a less particular template; the versions are kept.")
            .Produces(204).ProducesProblem(400).ProducesProblem(404);
        routes.MapPost("/templates/{audience}/{kind}/approval", (
                [AsParameters] TemplateRequest place, ApprovalRequest body, Saving saving, CancellationToken ct) => saving.Approve(place, body.Version, ct))
            .RequireRole(OrganisationRoles.Communications)
            .WithTags("templates").WithSummary("A second person lets a text leave by itself.")
            .Produces<TemplateView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    /// <summary>Changes what is kept in a place, one at a time, and has it used at once.</summary>
    public sealed class Saving(OrganisationTemplates organisation, TemplateViews views, IDocumentStore store, Caller caller, DomainClock clock)
    {
        internal async Task<IResult> Put(TemplateRequest request, string text, CancellationToken ct)
        {
            var (use, place, problem) = request.Find(organisation.Workflow);
            if (problem is not null)
                return problem;
            var written = text.ReplaceLineEndings("\n");
            if (TemplateCheck.Of(use, place, written, organisation.Workflow) is { Count: > 0 } faults)
                return Faulty(use.Name, faults);
            var (kept, _) = await Change(place, before => (TextTemplate.Saved(before, place, written, caller.Actor.Id, clock.GetUtcNow()), null), ct);
            return TypedResults.Ok(views.Of(use, place, kept));
        }

        internal async Task<IResult> Delete(TemplateRequest request, CancellationToken ct)
        {
            var (_, place, problem) = request.Find(organisation.Workflow);
            if (problem is not null)
                return problem;
            await Change(place, before => (TextTemplate.Saved(before, place, text: null, caller.Actor.Id, clock.GetUtcNow()), null), ct);
            return TypedResults.NoContent();
        }

        internal async Task<IResult> Approve(TemplateRequest request, int version, CancellationToken ct)
        {
            var (use, place, problem) = request.Find(organisation.Workflow);
            if (problem is not null)
                return problem;
            if (!use.LeavesByItself)
                return Problems.Invalid("approval-not-needed", $"A person reads and approves each {use.Name} before it leaves.", "Save the template; it is used from then on.");
            var (kept, refused) = await Change(
                place, before => before?.Approve(version, caller.Actor.Id, clock.GetUtcNow()) is { } approved
                    ? (approved.Approved, approved.Refusal is null ? null : Problems.Of(approved.Refusal)) : (null, Problems.NotFound("template", place)), ct);
            return refused ?? TypedResults.Ok(views.Of(use, place, kept));
        }

        private async Task<(TextTemplate? Kept, IResult? Refused)> Change(
            TemplatePlace place, Func<TextTemplate?, (TextTemplate?, IResult?)> change, CancellationToken ct)
        {
            await using var session = store.LightweightSession();
            await session.BeginTransactionAsync(ct);
            await using var together = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))");
            together.Parameters.AddWithValue($"template {place}");
            await session.ExecuteAsync(together, ct);
            var before = await session.LoadAsync<TextTemplate>($"{place}", ct);
            var (after, refused) = change(before);
            if (refused is null && after is not null && after != before)
            {
                session.Store(after);
                await session.SaveChangesAsync(ct);
                await organisation.Refresh(ct);
            }

            return (after ?? before, refused);
        }

        private static ProblemHttpResult Faulty(string name, IReadOnlyList<TemplateFault> faults)
        {
            var problem = Problems.Describe(
                StatusCodes.Status400BadRequest, "template-invalid",
                $"The template for {name} has {(faults.Count == 1 ? "1 fault" : $"{faults.Count.ToString(CultureInfo.InvariantCulture)} faults")}, so it was not saved: {faults[0].What}",
                "Correct each that is named in errors, try it by POST /templates/preview, and save it again.");
            problem.Extensions["errors"] = faults.GroupBy(f => f.Code).ToDictionary(g => g.Key, g => g.Select(f => f.What).ToArray());
            return TypedResults.Problem(problem);
        }
    }
}
