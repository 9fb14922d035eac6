using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Reactions;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Messaging;
using Marten;

namespace IncidentPlatform.Communications.Features.CustomerCalls;

/// <summary>Calls owed to customers: who calls, and what came of it.</summary>
public static class CustomerCallRoutes
{
    private static readonly string[] Reading =
    [
        OrganisationRoles.Executive, OrganisationRoles.Commander, OrganisationRoles.Support, OrganisationRoles.Communications, OrganisationRoles.Responder,
        OrganisationRoles.Legal, OrganisationRoles.Auditor,
    ];

    /// <summary>Who may record any call; its owner, the sponsor and the commander may without.</summary>
    private static readonly string[] Recording = [OrganisationRoles.Executive, OrganisationRoles.Support, OrganisationRoles.Communications, OrganisationRoles.Admin];

    /// <param name="Owner">Person id.</param>
    public sealed record Assignment(string Owner);

    /// <param name="Note">What was said, plain text.</param>
    public sealed record Made(CallOutcome Outcome, string? Note = null);

    /// <param name="Customer">Id in the catalogue.</param>
    /// <param name="Name">As the catalogue has it now; absent where it cannot be read or does not know the customer.</param>
    /// <param name="Contacts">Whom to call, as the catalogue has it now.</param>
    /// <param name="Owner">Person id of who calls; absent while there is nobody.</param>
    /// <param name="Outcome">Of the last call; absent before the first.</param>
    /// <param name="Settled">Nothing more is owed.</param>
    public sealed record Call(
        string Customer, string? Name, IReadOnlyList<CustomerContact> Contacts, string? Owner, DateTimeOffset OwedAt, CallOutcome? Outcome, bool Settled, IReadOnlyList<CallMade> Calls);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/incidents/{id:guid}/customer-calls", List)
            .RequireRole(Reading)
            .WithTags("customer-calls").WithSummary("The calls owed to customers, in the order in which they were owed.")
            .Produces<Page<Call>>().ProducesProblem(404);
        routes.MapPut("/incidents/{id:guid}/customer-calls/{customer}", async (
                Guid id, string customer, Assignment body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
                await query.Conversation(id, readers, ct) is null
                    ? Problems.NotFound("incident", id)
                    : await commands.Additive<Conversation>(
                        id, (c, _) => Domain.CustomerCalls.Assign(c, customer, body.Owner, commands.Caller.Actor, MayAll(commands.Caller))))
            .RequireAnyRole()
            .WithTags("customer-calls").WithSummary("Says who calls a customer; one who was not on the list is put on it.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        routes.MapPost("/incidents/{id:guid}/customer-calls/{customer}", async (
                Guid id, string customer, Made body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
                await query.Conversation(id, readers, ct) is null
                    ? Problems.NotFound("incident", id)
                    : await commands.Additive<Conversation>(
                        id, (c, _) => Domain.CustomerCalls.Make(c, customer, body.Outcome, body.Note, commands.Caller.Actor, MayAll(commands.Caller))))
            .RequireAnyRole()
            .WithTags("customer-calls").WithSummary("Records a call to a customer, or the attempt.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static bool MayAll(Caller caller) => Recording.Any(caller.Has);

    private static async Task<IResult> List(
        Guid id, [AsParameters] PageRequest page, IQuerySession query, IncidentReaders readers, CatalogueReader catalogue, CancellationToken ct)
    {
        if (await query.Conversation(id, readers, ct) is not { } c)
            return Problems.NotFound("incident", id);
        List<CustomerCall> rest = [.. c.Desk.Calls.SkipWhile(k => page.After is not null && k.Customer != page.After).Skip(page.After is null ? 0 : 1).Take(page.Size + 1)];
        var customers = await catalogue.Customers(rest.Select(k => k.Customer), ct);
        return TypedResults.Ok(page.Of([.. rest.Select(k => Of(k, customers?.GetValueOrDefault(k.Customer)))], k => k.Customer));
    }

    private static Call Of(CustomerCall call, CustomerSpec? customer) => new(
        call.Customer, customer?.Name, customer?.Contacts ?? [], call.Owner, call.OwedAt, call.Made is [.., var last] ? last.Outcome : null, call.IsSettled(), call.Made);
}
