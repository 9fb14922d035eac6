using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using Marten;
using Intent = IncidentPlatform.Hosting.EventStore.Intent;

namespace IncidentPlatform.Escalation.Features.EscalationPolicies;

/// <summary>Whom to wake in which order: read, set and ended; and what is being gone through for an incident.</summary>
public static class PolicyRoutes
{
    /// <param name="Id">Its name.</param>
    /// <param name="Version">How often it was set.</param>
    public sealed record View(
        string Id, int Version, IReadOnlyList<PolicyStep> Steps, TimeSpan AcknowledgeWithin, int Repeats, TimeSpan? AcknowledgementLasts)
    {
        internal static View Of(EscalationPolicy p) => new(p.Name, p.Version, p.Terms.Steps, p.Terms.AcknowledgeWithin, p.Terms.Repeats, p.Terms.AcknowledgementLasts);
    }

    /// <param name="Version">The version it started with, and goes on with.</param>
    /// <param name="Reason">What its pages are for.</param>
    /// <param name="Note">What whoever asked for it wrote.</param>
    /// <param name="Round">Which time through its steps, from 0.</param>
    /// <param name="NextStep">Index of the step that comes next, while it goes on.</param>
    /// <param name="NextAt">When that is.</param>
    /// <param name="Outcome"><c>acknowledged</c>, <c>exhausted</c> or <c>no-longer-true</c>; null while it goes on.</param>
    /// <param name="Steps">As the policy said when it started.</param>
    /// <param name="Pages">Ids of the pages it asked for.</param>
    public sealed record RunView(
        Guid Id, string Policy, int Version, string Reason, Guid? ObligationId, string? Note, DateTimeOffset StartedAt,
        int Round, int? NextStep, DateTimeOffset? NextAt, string? Outcome, IReadOnlyList<PolicyStep> Steps, IReadOnlyList<Guid> Pages);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/escalation-policies", async ([AsParameters] PageRequest page, IQuerySession query, CancellationToken ct) =>
            {
                var all = query.Query<EscalationPolicy>().Where(p => !p.Ended);
                var found = page.Of(await (page.After is null ? all : all.Where(p => p.Name.CompareTo(page.After) > 0)).OrderBy(p => p.Name).Take(page.Size + 1).ToListAsync(ct), p => p.Name);
                return TypedResults.Ok(new Page<View>([.. found.Items.Select(View.Of)], found.NextCursor));
            })
            .WithTags("escalation-policies").WithSummary("Policies by name.");
        routes.MapGet("/escalation-policies/{policy}", async Task<IResult> (string policy, IQuerySession query, CancellationToken ct) =>
                await Find(policy, query, ct) is { } found ? TypedResults.Ok(View.Of(found)) : Problems.NotFound("escalation policy", policy))
            .WithTags("escalation-policies").WithSummary("A policy as it is now.").Produces<View>().ProducesProblem(404);
        routes.MapPut("/escalation-policies/{policy}", async (string policy, PolicyBody body, Caller caller, StreamSessions sessions, IQuerySession query, CancellationToken ct) =>
                await body.Fault(query, ct) ?? await Change(policy, caller, sessions, (p, _) => PolicySetting.Set(p, policy, body.ToTerms()), ct))
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("escalation-policies").WithSummary("Sets a policy; what runs already goes on by what it began with.")
            .Produces<View>().ProducesProblem(400);
        routes.MapDelete("/escalation-policies/{policy}", async (string policy, Caller caller, StreamSessions sessions, IQuerySession query, CancellationToken ct) =>
                await Find(policy, query, ct) is null
                    ? Problems.NotFound("escalation policy", policy)
                    : await Change(policy, caller, sessions, (p, _) => PolicySetting.End(p), ct))
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("escalation-policies").WithSummary("Ends a policy: it is started no more.")
            .Produces<View>().ProducesProblem(404);
        routes.MapGet("/incidents/{id:guid}/escalations", async Task<IResult> (Guid id, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
                await readers.MayRead(id, ct)
                    ? TypedResults.Ok(Runs(await query.LoadAsync<Ledger>(id, ct)))
                    : Problems.NotFound("incident", id))
            .WithTags("escalation-policies").WithSummary("Policies that are or were gone through for an incident, oldest first.")
            .Produces<IReadOnlyList<RunView>>().ProducesProblem(404);
    }

    internal static async Task<EscalationPolicy?> Find(string name, IQuerySession query, CancellationToken ct) =>
        await query.LoadAsync<EscalationPolicy>(EscalationPolicy.IdOf(name), ct) is { Ended: false } policy ? policy : null;

    private static async Task<IResult> Change(string name, Caller caller, StreamSessions sessions, Func<EscalationPolicy?, DateTimeOffset, Decision> decide, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        var written = await transaction.Append(EscalationPolicy.IdOf(name), new Intent(caller.Actor), decide, ct);
        await transaction.Save(ct);
        return TypedResults.Ok(View.Of(written.State!));
    }

    private static IReadOnlyList<RunView> Runs(Ledger? ledger) => ledger is null ? [] :
    [
        .. ledger.Runs.Select(r => new RunView(
            r.Id, r.Policy, r.Version, r.Reason, r.ObligationId, r.Note, r.StartedAt, r.Round, r.Ended || r.IsSpent() ? null : r.Next, r.Ended ? null : r.NextAt, r.Outcome,
            r.Terms.Steps, [.. ledger.Pages.Where(p => p.RunId == r.Id).Select(p => p.Id)])),
    ];
}
