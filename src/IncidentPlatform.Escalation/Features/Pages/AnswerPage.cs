using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Escalation.Features.Pages;

/// <summary>The person paged comes, or says no: only they do, or an administrator for them.</summary>
public static class AnswerPage
{
    /// <param name="Person">Person id of who is to come instead.</param>
    public sealed record Reassignment(string Person);

    /// <param name="For">How long, at most 24 hours.</param>
    public sealed record Snooze(TimeSpan For);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/pages/{id:guid}/reassignment", async (Guid id, Reassignment body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
            {
                var directory = await PeopleDirectories.Load(query, ct);
                return await Answer(id, commands, readers, query, (ledger, now) =>
                    Answering.Reassign(ledger, id, body.Person, commands.Caller.Actor, commands.Caller.Has(OrganisationRoles.Admin), directory, now), ct);
            })
            .RequireAnyRole()
            .WithTags("pages").WithSummary("Pages somebody else instead.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        routes.MapPost("/pages/{id:guid}/acknowledgement", async (Guid id, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
            {
                var directory = await PeopleDirectories.Load(query, ct);
                return await Answer(id, commands, readers, query, (ledger, now) =>
                    Answering.Acknowledge(ledger, id, commands.Caller.Actor, commands.Caller.Has(OrganisationRoles.Admin), directory, now), ct);
            })
            .RequireAnyRole()
            .WithTags("pages").WithSummary("Acknowledges a page: the person is coming.")
            .Produces<CommandAnswer>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        routes.MapPost("/pages/{id:guid}/snooze", async (Guid id, Snooze body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
            {
                var directory = await PeopleDirectories.Load(query, ct);
                return await Answer(id, commands, readers, query, (ledger, now) =>
                    Snoozing.Snooze(ledger, id, body.For, commands.Caller.Actor, commands.Caller.Has(OrganisationRoles.Admin), directory, now), ct);
            })
            .RequireAnyRole()
            .WithTags("pages").WithSummary("Acknowledges a page for a time: the person is asked again then, while the incident is not resolved.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        routes.MapPost("/pages/{id:guid}/refusal", (Guid id, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
                Answer(id, commands, readers, query, (ledger, now) =>
                    Answering.Decline(ledger, id, commands.Caller.Actor, commands.Caller.Has(OrganisationRoles.Admin), now), ct))
            .RequireAnyRole()
            .WithTags("pages").WithSummary("Declines a page: the next person is woken.")
            .Produces<CommandAnswer>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<IResult> Answer(Guid id, Commands commands, IncidentReaders readers, IQuerySession query, Func<Ledger, DateTimeOffset, Decision> decide, CancellationToken ct) =>
        await PageReading.Find(id, readers, commands.Caller, query, ct) is { } page
            ? await commands.Additive(page.IncidentId, decide)
            : Problems.NotFound("page", id);
}
