using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Features.EscalationPolicies;
using IncidentPlatform.Escalation.Features.OnCall;
using IncidentPlatform.Escalation.Reactions;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Escalation.WhatIf;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.Messaging;
using Marten;
using Shift = IncidentPlatform.Escalation.Domain.OnCall.Shift;

namespace IncidentPlatform.Escalation.Features.WhatIf;

/// <summary>Who would have been paged, and what met, had another pack or other schedules held over past incidents.</summary>
public static class AskWhatIf
{
    private const int MostIncidents = 1_000;
    private const int MostShown = 100;
    private const int AtOnce = 8;
    private const int PageSize = 200;
    private static readonly TimeSpan Usual = TimeSpan.FromDays(90);
    private static readonly TimeSpan Afterwards = TimeSpan.FromDays(7);
    private static readonly TimeSpan FarthestBack = TimeSpan.FromDays(400);

    /// <param name="From">Incidents that were declared then or later; 90 days back where it is left out.</param>
    /// <param name="To">And before then; now where it is left out.</param>
    /// <param name="Incidents">Or these, by id.</param>
    /// <param name="Pack">The policy pack that they run by instead, as it is stored with <c>PUT /packs/{name}</c> of Incidents.</param>
    /// <param name="Schedules">Schedules instead of those of the same duties.</param>
    /// <param name="Policies">Escalation policies instead of those of the same names.</param>
    /// <param name="OthersAnswerAfter">After which time somebody acknowledges who was not paged then; never where it is left out.</param>
    /// <param name="TimeZone">Whose nights are counted; UTC where it is left out.</param>
    public sealed record Request(
        DateTimeOffset? From = null, DateTimeOffset? To = null, IReadOnlyList<Guid>? Incidents = null, JsonElement? Pack = null,
        IReadOnlyDictionary<string, ScheduleBody>? Schedules = null, IReadOnlyDictionary<string, PolicyBody>? Policies = null,
        TimeSpan? OthersAnswerAfter = null, string? TimeZone = null);

    /// <param name="Incidents">How many were run again.</param>
    /// <param name="Differing">For how many it would have been otherwise.</param>
    /// <param name="Examples">The first of these.</param>
    public sealed record Answered(int Incidents, Sum Happened, Sum WouldHave, int Differing, IReadOnlyList<Example> Examples);

    public sealed record Example(Guid Incident, string Number, Outcome Happened, Outcome WouldHave);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/what-if", Ask)
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("what-if").WithSummary("Runs another pack or other schedules over past incidents; changes nothing, wakes nobody.")
        .Produces<Answered>().ProducesProblem(400).ProducesProblem(503);

    private static async Task<IResult> Ask(Request body, IIncidentsApi incidents, IncidentReaders readers, DomainClock clock, IQuerySession query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (from, to, zone) = (body.From?.ToUniversalTime() ?? now - Usual, body.To?.ToUniversalTime() ?? now, body.TimeZone ?? "UTC");
        if (!TimeZones.Knows(zone))
            return Problems.Invalid("time-zone-unknown", $"There is no time zone {zone}.", "Use an IANA name such as Europe/Berlin.");
        if (body.Pack is null && body.Schedules is not { Count: > 0 } && body.Policies is not { Count: > 0 })
            return Problems.Invalid("nothing-changed", "Neither a pack nor a schedule nor a policy is given: everything would have been as it was.", "Give pack, schedules, policies or several of these.");
        if (body.OthersAnswerAfter < TimeSpan.Zero)
            return Problems.Invalid("answer-before-page", "Nobody answers before they are paged.", "Give othersAnswerAfter as a duration, for example PT4M, or leave it out.");
        foreach (var schedule in body.Schedules?.Values ?? [])
        {
            if (await schedule.Fault(query, ct) is { } fault)
                return fault;
        }

        foreach (var policy in body.Policies?.Values ?? [])
        {
            if (await policy.Fault(query, ct) is { } fault)
                return fault;
        }

        var copies = await Copies(body, from, to, readers, query, ct);
        if (copies.Count > MostIncidents)
            return Problems.Invalid("too-many-incidents", $"These are more than {MostIncidents} incidents.", "Ask for a shorter time.");
        return await AskingIncidents.Answered(async () =>
        {
            var policies = body.Pack is { } pack ? await incidents.ResolvePack(pack, ct) : null;
            var directory = await Directory(body, from, to, query, ct);
            var ledgers = (await query.LoadManyAsync<Ledger>(ct, [.. copies.Select(c => c.Id)])).ToDictionary(l => l.Id);
            var run = new Example[copies.Count];
            await Parallel.ForEachAsync(Enumerable.Range(0, copies.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (n, cancelled) =>
            {
                var (copy, recorded) = (copies[n], ledgers.GetValueOrDefault(copies[n].Id));
                var events = (await Facts(incidents, copy.Id, cancelled)).Select(f => Under(f, policies)).ToList();
                var end = events.Count == 0 || events[^1].RecordedAt + Afterwards > now ? now : events[^1].RecordedAt + Afterwards;
                var rerun = new Night(directory, new Answers(recorded, body.OthersAnswerAfter), TimeZones.LocalOf).Run(events, end);
                run[n] = new Example(copy.Id, copy.State.Number, Outcome.Of(recorded, end, Local), Outcome.Of(rerun, end, Local));
            });
            var differing = run.Where(r => !r.Happened.Is(r.WouldHave)).ToList();
            return TypedResults.Ok(new Answered(
                run.Length, Sum.Of([.. run.Select(r => r.Happened)]), Sum.Of([.. run.Select(r => r.WouldHave)]), differing.Count, [.. differing.Take(MostShown)]));
        });

        DateTime Local(DateTimeOffset at) => TimeZones.LocalOf(zone, at);
    }

    /// <summary>Live incidents that the caller may know of, oldest first.</summary>
    private static async Task<IReadOnlyList<IncidentCopy>> Copies(Request body, DateTimeOffset from, DateTimeOffset to, IncidentReaders readers, IQuerySession query, CancellationToken ct)
    {
        var found = body.Incidents is { } named
            ? await query.LoadManyAsync<IncidentCopy>(ct, [.. named.Distinct()])
            : await query.Query<IncidentCopy>().Where(c => c.State.DeclaredAt >= from && c.State.DeclaredAt < to).Take(2 * MostIncidents).ToListAsync(ct);
        var live = found.Where(c => c.State.Mode == Modes.Live).ToList();
        var readable = await readers.Readable(live.Select(c => c.Id), ct);
        return [.. live.Where(c => readable.Contains(c.Id)).OrderBy(c => c.State.DeclaredAt).ThenBy(c => c.Id)];
    }

    /// <summary>The people of now, with the shifts of then: by the changed schedules where there are such.</summary>
    private static async Task<PeopleDirectory> Directory(Request body, DateTimeOffset from, DateTimeOffset to, IQuerySession query, CancellationToken ct)
    {
        var changed = body.Schedules ?? new Dictionary<string, ScheduleBody>();
        var (start, end) = (body.Incidents is null ? from : to - FarthestBack, to + Afterwards);
        var others = (await query.Query<Schedule>().ToListAsync(ct)).Where(s => !changed.ContainsKey(s.Duty));
        IEnumerable<Shift> shifts = Roster.Of(others, start, end, TimeZones.InstantOf);
        foreach (var (duty, schedule) in changed.OrderBy(c => c.Key, StringComparer.Ordinal))
            shifts = shifts.Concat(Roster.Preview(duty, new Rota(schedule.TimeZone, schedule.AllLayers, []), start, end, TimeZones.InstantOf).Shifts);
        var people = await PeopleDirectories.Load(query, ct);
        var policies = body.Policies ?? new Dictionary<string, PolicyBody>();
        return people with
        {
            Shifts = [.. shifts],
            Policies =
            [
                .. people.Policies.Where(p => !policies.ContainsKey(p.Name)),
                .. policies.Select(p => new EscalationPolicy(EscalationPolicy.IdOf(p.Key), p.Key, 0, p.Value.ToTerms(), Ended: false, new Dictionary<int, int>())),
            ],
        };
    }

    private static async Task<IReadOnlyList<IncidentFact>> Facts(IIncidentsApi incidents, Guid incident, CancellationToken ct)
    {
        var facts = new List<IncidentFact>();
        while (true)
        {
            var page = await incidents.GetFacts(incident, facts is [.., var last] ? last.Version : 0, PageSize, ct);
            facts.AddRange(page.Items);
            if (page.Items.Count < PageSize)
                return [.. facts.Where(f => f.Origin != Origins.Escalation)];
        }
    }

    private static IncidentEvent Under(IncidentFact fact, IReadOnlyDictionary<string, ResolvedPolicy>? policies) =>
        fact.ToEvent() is { Policy: not null } adopting && policies?.GetValueOrDefault(fact.State.Severity) is { } changed
            ? adopting with { Policy = changed.ToPolicy() }
            : fact.ToEvent();
}
