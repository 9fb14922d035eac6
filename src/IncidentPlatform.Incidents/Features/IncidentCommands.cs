using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Features;

/// <summary>Commands on an incident that the caller names by id or by number. What decides is decided with the whole cascade that the incident is part of.</summary>
public sealed class IncidentCommands(Commands commands, IQuerySession query, IHttpContextAccessor accessor)
{
    /// <summary>Who may act on incidents; what each may do is for the incident's own rules.</summary>
    public static readonly string[] Acting =
    [
        OrganisationRoles.Responder, OrganisationRoles.Commander, OrganisationRoles.Support, OrganisationRoles.Communications,
        OrganisationRoles.Security, OrganisationRoles.Executive, OrganisationRoles.Service,
    ];

    /// <summary>Who stands behind the command.</summary>
    public Actor By => commands.Caller.Actor;

    /// <summary>Whether the caller has a role in the organisation.</summary>
    public bool Has(string role) => commands.Caller.Has(role);

    private CancellationToken Cancelled => accessor.HttpContext?.RequestAborted ?? CancellationToken.None;

    /// <inheritdoc cref="Commands.Additive{TState}"/>
    public async Task<IResult> Additive(string incident, Func<Incident, DateTimeOffset, Decision> decide) =>
        await Find(incident) is { } id ? await commands.Additive(id, Taking(decide)) : Problems.NotFound("incident", incident);

    /// <inheritdoc cref="Commands.Adding{TState}"/>
    public async Task<IResult> Adding(string incident, string location, Func<Incident, DateTimeOffset, Decision> decide) =>
        await Find(incident) is { } id ? await commands.Adding(id, location, Taking(decide)) : Problems.NotFound("incident", incident);

    /// <summary>An additive command that speaks of who commands: a linked incident is looked at under its root.</summary>
    public async Task<IResult> AdditiveUnderRoot(string incident, Func<Incident, DateTimeOffset, Decision> decide)
    {
        if (await Find(incident) is not { } id || await query.LoadUnderRoot(id, Cancelled) is not { } seen)
        {
            return Problems.NotFound("incident", incident);
        }

        return await commands.Additive(id, Taking((i, now) => decide(i.Root is null ? i : seen, now)));
    }

    /// <summary>An additive command about one of the incident's facts.</summary>
    /// <param name="incident">The incident, by id or number.</param>
    /// <param name="factId">The fact.</param>
    /// <param name="decide">Decides on the incident and on what the fact says.</param>
    public async Task<IResult> About(string incident, Guid factId, Func<Incident, object, DateTimeOffset, Decision> decide) =>
        await Find(incident) is { } id && await query.Events.LoadAsync(factId, Cancelled) is { } fact && fact.StreamId == id
            ? await commands.Additive(id, Taking((i, now) => decide(i, fact.Data, now)))
            : Problems.NotFound("fact", factId);

    /// <inheritdoc cref="Commands.Deciding{TState}"/>
    public Task<IResult> Deciding(string incident, Func<Incident, DateTimeOffset, Decision> decide, string? location = null) =>
        Jointly(incident, [], (i, _, now) => decide(i, now), location);

    /// <summary>A deciding command that needs something read of the incident before it decides.</summary>
    public async Task<IResult> Deciding<T>(string incident, Func<Incident, Task<T>> read, Func<Incident, T, DateTimeOffset, Decision> decide) =>
        await Jointly(incident, read, (i, known, now) => decide(i, known, now));

    /// <summary>The same, where the decision is one on several incidents.</summary>
    public async Task<IResult> Jointly<T>(string incident, Func<Incident, Task<T>> read, Func<Incident, T, DateTimeOffset, JointDecision> decide)
    {
        if (await Find(incident) is not { } id || await query.LoadAsync<Incident>(id, Cancelled) is not { } current)
        {
            return Problems.NotFound("incident", incident);
        }

        var known = await read(current);
        return await Jointly(incident, [], (i, _, now) => decide(i, known, now));
    }

    /// <summary>A deciding command on what may only be proposed.</summary>
    public async Task<IResult> DecidingProposed<T>(string incident, Func<Incident, Task<T>> read, Func<Incident, T, DateTimeOffset, Decision> decide)
    {
        if (await Find(incident) is not { } id || await query.LoadAsync<Incident>(id, Cancelled) is not { } current)
        {
            return Problems.NotFound("incident", incident);
        }

        var known = await read(current);
        return await commands.Deciding<Incident>(id, (i, now) => Secrecy.ReadsOnly(i, By) is { } refused ? refused : decide(i, known, now));
    }

    /// <summary>A deciding command on several incidents at once: with those that it names, their cascades are locked too.</summary>
    /// <param name="incident">The incident that the command is on.</param>
    /// <param name="named">The others it names, by id or number.</param>
    /// <param name="decide">Decides on the incident with its cascade, and on everything that was locked.</param>
    /// <param name="location">Where what it makes is found.</param>
    public async Task<IResult> Jointly(
        string incident, IReadOnlyList<string> named, Func<Incident, IReadOnlyDictionary<Guid, Incident>, DateTimeOffset, JointDecision> decide, string? location = null)
    {
        if (await Find(incident) is not { } id)
        {
            return Problems.NotFound("incident", incident);
        }

        var others = new HashSet<Guid>(await CascadeReads.Related(query, id, Cancelled));
        foreach (var reference in named)
        {
            if (await Find(reference) is not { } other)
            {
                return Problems.NotFound("incident", reference);
            }

            others.Add(other);
            others.UnionWith(await CascadeReads.Related(query, other, Cancelled));
        }

        return await commands.DecidingJointly<Incident>(
            id, others,
            (i, all, now) => all.Values.Prepend(i).Select(s => Secrecy.ReadsOnly(s, By) ?? Proposals.NotDeclared(s)).FirstOrDefault(r => r is not null) is { } refused ? refused
                : i.Whole(all) is { } whole ? decide(whole, all, now)
                : CascadeRules.Moved,
            location);
    }

    /// <summary>The ids of incidents that are named by id or number; those that do not exist, or are not the caller's to see, are left out.</summary>
    public async Task<IReadOnlyList<Guid>> Find(IReadOnlyList<string> named)
    {
        var found = new List<Guid>();
        foreach (var reference in named)
        {
            if (await Find(reference) is { } id)
            {
                found.Add(id);
            }
        }

        return found;
    }

    private Task<Guid?> Find(string incident) => IncidentReference.Find(query, incident, commands.Caller, Cancelled);

    /// <summary>Whoever only reads decides nothing.</summary>
    private Func<Incident, DateTimeOffset, Decision> Taking(Func<Incident, DateTimeOffset, Decision> decide) =>
        (state, now) => Secrecy.ReadsOnly(state, By) is { } refused ? refused : decide(state, now);
}
