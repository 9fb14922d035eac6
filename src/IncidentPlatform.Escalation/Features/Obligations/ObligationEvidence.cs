using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using Marten;
using ObligationRule = IncidentPlatform.Escalation.Domain.Policies.ObligationRule;

namespace IncidentPlatform.Escalation.Features.Obligations;

/// <summary>What was owed on an incident, with the rule it came from and every fact that bore on it: for whoever has to prove it.</summary>
public static class ObligationEvidence
{
    /// <param name="Rule">As the pack said it when it opened.</param>
    /// <param name="Facts">What became of it, in the order in which it was recorded.</param>
    public sealed record Item(ObligationView Obligation, ObligationRule Rule, IReadOnlyList<Record> Facts);

    /// <param name="Version">Its position on the ledger's stream, as in the export that <c>incidentctl verify</c> checks.</param>
    /// <param name="By">Who stands behind it.</param>
    /// <param name="Cause">The fact that caused it.</param>
    public sealed record Record(Guid Id, long Version, string Type, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, string By, Guid? Cause, JsonElement Data);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/incidents/{id:guid}/obligations/evidence", async Task<IResult> (Guid id, IncidentReaders readers, DomainClock clock, IQuerySession query, CancellationToken ct) =>
            {
                if (!await readers.MayRead(id, ct))
                    return Problems.NotFound("incident", id);
                var facts = await LedgerHistory.Facts(query, id, ct);
                if (LedgerHistory.At(facts, DateTimeOffset.MaxValue) is not { } ledger)
                    return TypedResults.Ok<IReadOnlyList<Item>>([]);
                var records = facts.Select(f => new Record(f.Id, f.Version, f.Data.GetType().Name, f.OccurredAt, f.RecordedAt, f.Actor.Id, f.Cause, Wire.ToData(f.Data))).ToList();
                return TypedResults.Ok<IReadOnlyList<Item>>(
                    [.. ledger.Obligations.Select(o => new Item(
                        ObligationView.Of(o, ledger, clock.GetUtcNow()), o.Rule,
                        [.. records.Where(r => Concerns(r.Data, o.Id) || ledger.PagesFor(o.Id).Any(p => Speaks(r.Data, "pageId", p.Id)))]))]);
            })
            .WithTags("obligations").WithSummary("What was owed on an incident, each with its rule and every fact about it.")
            .Produces<IReadOnlyList<Item>>().ProducesProblem(404);

    private static bool Concerns(JsonElement data, Guid obligation) => Speaks(data, "obligationId", obligation);

    private static bool Speaks(JsonElement data, string member, Guid id) =>
        data.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var of) && of == id;
}
