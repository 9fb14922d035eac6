using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using Marten;

namespace IncidentPlatform.Communications.Features.StatusPage;

/// <summary>A component of the status page: the name customers know a part of the product by.</summary>
public static class PutComponent
{
    public const int LongestName = 80;

    /// <param name="Services">Services whose incidents show on the component.</param>
    /// <param name="Description">A sentence for the status page.</param>
    public sealed record Request(IReadOnlyList<string> Services, string? Description = null);

    /// <param name="Name">The public name.</param>
    public sealed record Answer(string Name, IReadOnlyList<string> Services, string? Description);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/status-page/components/{name}", Put)
            .RequireRole(OrganisationRoles.Communications)
            .WithTags("status-page").WithSummary("Says which services a component of the status page stands for.")
            .Produces<Answer>().ProducesProblem(400);
        routes.MapGet("/status-page/components/{name}", async (string name, IQuerySession query, CancellationToken ct) =>
                await query.LoadAsync<Component>(name, ct) is { } found ? TypedResults.Ok(Of(found)) : Problems.NotFound("component", name))
            .WithTags("status-page").WithSummary("A component of the status page.").Produces<Answer>().ProducesProblem(404);
        routes.MapGet("/status-page/components", async ([AsParameters] PageRequest page, IQuerySession query, CancellationToken ct) =>
            {
                var all = query.Query<Component>().OrderBy(c => c.Id);
                var rows = await (page.After is null ? all : all.Where(c => c.Id.CompareTo(page.After) > 0)).Take(page.Size + 1).ToListAsync(ct);
                return page.Of([.. rows.Select(Of)], c => c.Name);
            })
            .WithTags("status-page").WithSummary("All components of the status page.");
    }

    private static async Task<IResult> Put(string name, Request body, IDocumentSession session, DomainClock clock, CancellationToken ct)
    {
        if (name.Length > LongestName || name != PlainText.Line(name) || name.Length == 0)
            return Problems.Invalid("component-name-invalid", $"A component's name is one line of at most {LongestName} characters.", "Choose a shorter name.");

        var before = await session.LoadAsync<Component>(name, ct);
        var component = new Component(
            name, body.Services, body.Description is null ? null : PlainText.Line(body.Description), before is null ? clock.GetUtcNow() : before.Since);
        session.Store(component);
        await session.SaveChangesAsync(ct);
        return TypedResults.Ok(Of(component));
    }

    private static Answer Of(Component c) => new(c.Id, c.Services, c.Description);
}
