using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.StatusPage;

/// <summary>Planned work on the status page.</summary>
public static class MaintenanceRoutes
{
    /// <param name="Title">One line.</param>
    /// <param name="Text">Plain text in paragraphs.</param>
    /// <param name="Components">Public names of what it affects; none where left out.</param>
    /// <param name="StartsAt">When it begins by itself; at once where that is over.</param>
    /// <param name="EndsAt">When it ends by itself, at most 31 days later.</param>
    public sealed record Request(string Title, string Text, DateTimeOffset StartsAt, DateTimeOffset EndsAt, IReadOnlyList<string>? Components = null);

    /// <param name="Text">How it goes, in plain text.</param>
    public sealed record NoteRequest(string Text);

    /// <param name="Reason">In words for the public.</param>
    public sealed record CancelRequest(string? Reason = null);

    /// <param name="Status"><c>scheduled</c>, <c>in-progress</c>, <c>completed</c> or <c>cancelled</c>.</param>
    /// <param name="Revision">Its ETag, for commands that decide.</param>
    /// <param name="Posts">What the page shows of it, newest first.</param>
    public sealed record Answer(
        Guid Id, string Title, string Text, IReadOnlyList<string> Components, string Status, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
        DateTimeOffset? BegunAt, DateTimeOffset? EndedAt, long Revision, IReadOnlyList<Post> Posts);

    public sealed record Post(Guid Id, string Status, string Text, DateTimeOffset PostedAt);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("/status-page/maintenances").WithTags("status-page");
        all.MapGet("", List).WithSummary("Planned work, what was announced last first.");
        all.MapGet("/{id:guid}", Read).WithSummary("One piece of planned work.").Produces<Answer>().ProducesProblem(404);
        Command(all.MapPost("", async (Request body, Commands commands, IQuerySession query, CancellationToken ct) =>
                await Unknown(body, query, ct) ?? await Plan(body, commands)),
            "Announces planned work: it begins and ends by itself at its times.", 201);
        Command(all.MapPut("/{id:guid}", async (Guid id, Request body, Commands commands, IQuerySession query, CancellationToken ct) =>
                await Unknown(body, query, ct) ?? await Decide(id, commands, query, (m, now) => Maintenances.Change(m, PlanOf(body), now), ct)),
            "Changes planned work: its words, its components, its times.", 200, 404, 409, 412, 428);
        Command(all.MapPost("/{id:guid}/notes", async (Guid id, NoteRequest body, Commands commands, IQuerySession query, CancellationToken ct) =>
                await Exists(id, query, ct) ? await commands.Additive<Maintenance>(id, (m, _) => Maintenances.Note(m, body.Text)) : Missing(id)),
            "Says how planned work goes.", 200, 404, 409);
        Command(all.MapPost("/{id:guid}/beginning", (Guid id, Commands commands, IQuerySession query, CancellationToken ct) =>
                Decide(id, commands, query, (m, _) => Maintenances.Begin(m), ct)),
            "Begins planned work before its time.", 200, 404, 409, 412, 428);
        Command(all.MapPost("/{id:guid}/completion", (Guid id, Commands commands, IQuerySession query, CancellationToken ct) =>
                Decide(id, commands, query, (m, _) => Maintenances.End(m), ct)),
            "Ends planned work before its time.", 200, 404, 409, 412, 428);
        Command(all.MapPost("/{id:guid}/cancellation", (Guid id, CancelRequest body, Commands commands, IQuerySession query, CancellationToken ct) =>
                Decide(id, commands, query, (m, _) => Maintenances.Cancel(m, body.Reason), ct)),
            "Cancels planned work that has not begun.", 200, 404, 409, 412, 428);
    }

    private static void Command(RouteHandlerBuilder route, string summary, int status, params int[] problems)
    {
        route.RequireRole(OrganisationRoles.Communications).WithSummary(summary).Produces<CommandAnswer>(status).ProducesProblem(400);
        foreach (var problem in problems)
            route.ProducesProblem(problem);
    }

    private static Task<IResult> Plan(Request body, Commands commands)
    {
        var id = Guid.CreateVersion7();
        return commands.Starting<Maintenance>(id, $"/status-page/maintenances/{id}", (m, now, _) => Maintenances.Plan(m, id, PlanOf(body), now));
    }

    private static async Task<IResult> Decide(Guid id, Commands commands, IQuerySession query, Func<Maintenance, DateTimeOffset, Kernel.Decision> decide, CancellationToken ct) =>
        await Exists(id, query, ct) ? await commands.Deciding(id, decide) : Missing(id);

    private static async Task<IResult> Read(Guid id, HttpContext http, IQuerySession query, CancellationToken ct)
    {
        if (await query.LoadAsync<Maintenance>(id, ct) is not { } found)
            return Missing(id);
        http.Response.Headers.ETag = ETags.Of(found.Revision);
        return TypedResults.Ok(Of(found));
    }

    /// <summary>Ids are made in the order of time, so that the cursor is one of them.</summary>
    private static async Task<Page<Answer>> List([AsParameters] PageRequest page, IQuerySession query, CancellationToken ct)
    {
        var all = query.Query<Maintenance>().OrderByDescending(m => m.Id);
        var after = Guid.TryParse(page.After, out var id) ? id : (Guid?)null;
        var rows = await (after is { } last ? all.Where(m => m.Id.CompareTo(last) < 0) : all).Take(page.Size + 1).ToListAsync(ct);
        return page.Of([.. rows.Select(Of)], m => m.Id.ToString());
    }

    private static async Task<IResult?> Unknown(Request body, IQuerySession query, CancellationToken ct)
    {
        var named = body.Components ?? [];
        var known = (await query.LoadManyAsync<Component>(ct, [.. named])).Select(c => c.Id);
        return named.Except(known, StringComparer.Ordinal).FirstOrDefault() is null
            ? null
            : Problems.Invalid("component-unknown", "A component of that name is not on the status page.", "Name components as GET /status-page/components lists them.");
    }

    private static async Task<bool> Exists(Guid id, IQuerySession query, CancellationToken ct) => await query.LoadAsync<Maintenance>(id, ct) is not null;

    private static IResult Missing(Guid id) => Problems.NotFound("maintenance", id);

    private static MaintenancePlan PlanOf(Request body) => new(body.Title, body.Text, body.Components ?? [], body.StartsAt, body.EndsAt);

    private static Answer Of(Maintenance m) => new(
        m.Id, m.Plan.Title, m.Plan.Body, m.Components, Words.Of(m.Stage), m.Plan.StartsAt, m.Plan.EndsAt, m.BegunAt, m.EndedAt, m.Revision,
        [.. m.Posts.Reverse().Select(p => new Post(p.Id, Words.Of(p.Stage), p.Body, p.PostedAt))]);
}
