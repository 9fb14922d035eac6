using IncidentPlatform.Communications.Deliveries;
using IncidentPlatform.Communications.Effects;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Deliveries;

/// <summary>Who gets an update by mail, and how far each has come.</summary>
public static class ListRecipients
{
    /// <param name="Address">Absent once it is forgotten.</param>
    /// <param name="Customer">Id of the customer it is a contact of.</param>
    /// <param name="State"><c>queued</c>, <c>sending</c>, <c>sent</c>, <c>delivered</c>, <c>bounced</c>, <c>failed</c>, <c>unknown</c> or <c>suppressed</c>.</param>
    /// <param name="At">When it came to that.</param>
    public sealed record Entry(string? Address, string? Customer, string State, int Attempts, DateTimeOffset At, string? Reason);

    /// <param name="CatalogueAsOf">The instant whose catalogue named the customers.</param>
    /// <param name="States">Number of recipients by state: how far it has come.</param>
    public sealed record Answer(int Total, int Customers, DateTimeOffset? CatalogueAsOf, IReadOnlyDictionary<string, int> States, IReadOnlyList<Entry> Items, string? NextCursor);

    /// <param name="State">Only recipients in this state.</param>
    /// <param name="Subscribers">Those who subscribed to the status page, instead of the update's own audience.</param>
    public sealed record Choice(string? State = null, bool? Subscribers = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/updates/{id:guid}/recipients", async (
            Guid id, [AsParameters] Choice choice, [AsParameters] PageRequest page, Rounds rounds, IQuerySession query, IncidentReaders readers, CancellationToken ct) =>
        {
            if (await query.ConversationOfUpdate(id, readers, ct) is null)
                return Problems.NotFound("update", id);
            if (choice.State is { } state && !DeliveryStates.All.Contains(state))
                return Problems.Invalid("state-unknown", "There is no such state.", $"Give one of {string.Join(", ", DeliveryStates.All)}.");

            var round = choice.Subscribers == true ? MailSubscribers.RoundOf(id) : id;
            var plan = await rounds.Planned(round, ct);
            var progress = await rounds.Progress(round, ct);
            var listed = page.Of(await rounds.List(round, choice.State, page.After, page.Size + 1, ct), d => d.Key);
            return TypedResults.Ok(new Answer(
                progress.Total, plan?.Customers ?? 0, plan?.CatalogueAsOf, progress.States,
                [.. listed.Items.Select(d => new Entry(d.Address, d.Customer, d.State, d.Attempts, d.At, d.Reason))], listed.NextCursor));
        })
        .RequireRole(OrganisationRoles.Communications, OrganisationRoles.Commander, OrganisationRoles.Support, OrganisationRoles.Legal, OrganisationRoles.Auditor)
        .WithTags("updates").WithSummary("Who gets an update by mail, how far each has come, and how many stand where.")
        .Produces<Answer>().ProducesProblem(400).ProducesProblem(404);
}
