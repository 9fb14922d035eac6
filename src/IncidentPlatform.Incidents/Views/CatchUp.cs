using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>For whoever joins, comes back or takes over: where it stands, what changed since, what is open, what is owed next.</summary>
public static class CatchUp
{
    /// <summary>Why the answer starts where it does.</summary>
    public enum Basis
    {
        /// <summary>The caller said since when.</summary>
        Asked,

        /// <summary>The caller looked last then.</summary>
        LastLook,

        /// <summary>The caller last did something on the incident then.</summary>
        LastAct,

        /// <summary>The caller is new to it: from the beginning.</summary>
        Beginning,
    }

    /// <param name="Since">What was known when the caller was last there.</param>
    /// <param name="Because">Why it starts there.</param>
    /// <param name="Now">The incident as it stands.</param>
    /// <param name="Commander">Who commands, whether that is accepted, and since when.</param>
    /// <param name="FactCount">How many facts came since.</param>
    /// <param name="Facts">The last of them, at most 200, in stream order.</param>
    /// <param name="Changes">Members of the incident that are not what they were.</param>
    /// <param name="OpenFixes">Fixes that are proposed or validated and not deployed.</param>
    /// <param name="Owed">What is owed, soonest due first, as far as the stream tells.</param>
    public sealed record Answer(
        Moment Since, Basis Because, IncidentView Now, RoleHolder? Commander, long FactCount, IReadOnlyList<Timeline.Row> Facts,
        IReadOnlyList<Change> Changes, IReadOnlyList<IncidentView.FixView> OpenFixes, IReadOnlyList<OwedObligation> Owed);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/catch-up", async (string incident, string? since, IQuerySession query, Caller caller, DomainClock clock, CancellationToken ct) =>
        {
            if (await IncidentReference.Find(query, incident, caller, ct) is not { } id || await query.LoadAsync<Incident>(id, ct) is not { } state)
            {
                return Problems.NotFound("incident", incident);
            }

            var now = await Knowledge.Last(query, id, ct);
            var facts = await Knowledge.Facts(query, state, caller, now.Version, ct);
            if (since is null)
            {
                var looked = caller.PersonId is { } person ? await LastLook.Of(query, person, id, ct) : null;
                var (version, because) = LastThere(facts, caller.PersonId, looked);
                return TypedResults.Ok(await Of(new Moment(version, facts.FirstOrDefault(f => f.Version == version)?.RecordedAt), because));
            }

            var (asked, fault) = await Moments.Find(query, id, "since", since, ct);
            return fault is null ? TypedResults.Ok(await Of(asked!, Basis.Asked)) : Problems.Of(fault);

            async Task<Answer> Of(Moment from, Basis because) => Told(
                await Difference.Between(query, from, now, facts, id, ct), because,
                await Knowledge.StateAfter(id, facts)!.UnderRoot(query, clock.GetUtcNow(), ct), facts, clock.GetUtcNow());
        })
        .WithTags("incidents").WithSummary("Catches the caller up: what changed since a time or version, or since the caller was last there.")
        .Produces<Answer>().ProducesProblem(400).ProducesProblem(404);

    /// <summary>Where the caller was last there. Being given a role or taking it is no look: who has just taken over was not there yet.</summary>
    internal static (long Version, Basis Because) LastThere(IReadOnlyList<Fact> facts, string? person, long? looked)
    {
        var act = facts.LastOrDefault(f => f.Actor.IsPerson(person) && f.Data is not (RoleAssigned or HandOverAcknowledged or PageAcknowledged))?.Version;
        return (act, looked) switch
        {
            (null, null) => (0, Basis.Beginning),
            _ when (looked ?? 0) >= (act ?? 0) => (looked!.Value, Basis.LastLook),
            _ => (act!.Value, Basis.LastAct),
        };
    }

    private static Answer Told(Difference.Answer difference, Basis because, Incident state, IReadOnlyList<Fact> facts, DateTimeOffset at)
    {
        var view = IncidentView.Of(state, at, new Lens().View(difference.To));
        return new Answer(
            difference.From, because, view, state.HolderOf(IncidentRoles.Commander), difference.FactCount, difference.Facts, difference.Changes,
            [.. view.Fixes.Where(f => f.Status is "proposed" or "validated")], OpenObligations.Of(facts));
    }
}
