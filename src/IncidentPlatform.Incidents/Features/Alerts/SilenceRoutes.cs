using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Intake.Routing;
using IncidentPlatform.Incidents.Intake.Silencing;
using IncidentPlatform.Kernel;
using Marten;
using Intent = IncidentPlatform.Hosting.EventStore.Intent;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>Silences and maintenance windows: who set them, why, and until when.</summary>
public static class SilenceRoutes
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <param name="Matchers">What an alert has to fulfil; all have to hold.</param>
    /// <param name="Reason">Why nobody is to be woken.</param>
    /// <param name="EndsAt">At most 31 days after it starts.</param>
    /// <param name="StartsAt">At once where it is left out.</param>
    /// <param name="Maintenance">Whether it is planned work.</param>
    public sealed record Request(IReadOnlyList<AlertCondition> Matchers, string Reason, DateTimeOffset EndsAt, DateTimeOffset? StartsAt = null, bool Maintenance = false);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/silences", Set)
            .RequireRole(OrganisationRoles.Responder, OrganisationRoles.Commander, OrganisationRoles.Admin)
            .WithTags("alerts").WithSummary("Silences alerts, from now or from a planned time on.")
            .Produces<Silence>(201).ProducesProblem(400);
        routes.MapGet("/silences", async (bool? ended, IQuerySession query, CancellationToken ct) =>
                await query.Query<Silence>().Where(s => ended == true || s.EndedAt == null).OrderBy(s => s.EndsAt).ToListAsync(ct))
            .WithTags("alerts").WithSummary("Silences that are active or to come; with ended=true those that are over, too.")
            .Produces<IReadOnlyList<Silence>>();
        routes.MapDelete("/silences/{id:guid}", End)
            .RequireRole(OrganisationRoles.Responder, OrganisationRoles.Commander, OrganisationRoles.Admin)
            .WithTags("alerts").WithSummary("Ends a silence before its time: what still fires is looked at again.")
            .Produces<Silence>().ProducesProblem(404);
    }

    private static async Task<IResult> Set(Request body, StreamSessions sessions, Caller caller, DomainClock clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var start = body.StartsAt is { } planned && planned > now ? planned : now;
        var faults = body.Matchers.Faults("matchers").ToList();
        if (body.Matchers.Count == 0 || faults.Count > 0)
        {
            return Problems.Invalid(
                "matchers-invalid", faults.Count == 0 ? "A silence without matchers would silence everything." : $"{string.Join("; ", faults.Select(f => $"{f.Member} {f.What}"))}.",
                "Name what an alert has to fulfil, for example its service.");
        }

        if (string.IsNullOrWhiteSpace(body.Reason))
        {
            return Problems.Invalid("reason-missing", "A reason is missing.", "Say why in a sentence.");
        }

        if (body.EndsAt <= start || body.EndsAt - start > Longest)
        {
            return Problems.Invalid("silence-end", "A silence ends after it starts, and within 31 days.", "Give an end within that; a longer one is a rule of the routing.");
        }

        await using var transaction = sessions.Open();
        var set = new SilenceSet(Guid.CreateVersion7(), body.Matchers, body.Reason, start, body.EndsAt.ToUniversalTime(), body.Maintenance);
        var written = await transaction.Append<Silence>(set.SilenceId, new Intent(caller.Actor), (_, _) => Decision.Record(set), ct);
        await transaction.Save(ct);
        return TypedResults.Created($"/silences/{set.SilenceId}", written.State);
    }

    private static async Task<IResult> End(Guid id, StreamSessions sessions, Caller caller, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        var written = await transaction.Append<Silence>(id, new Intent(caller.Actor), (silence, _) => Silences.End(silence, beforeItsTime: true), ct);
        if (written.State is not { } silence)
        {
            return Problems.NotFound("silence", id);
        }

        if (written.Facts.Count > 0)
        {
            await HeldBack.Release(transaction.Session, HeldBack.BySilence(id), ct);
            await transaction.Save(ct);
        }

        return TypedResults.Ok(silence);
    }
}
