using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Features;

/// <summary>Commands on an incident that the caller names by id or by number.</summary>
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
        await IncidentReference.Find(query, incident, Cancelled) is { } id ? await commands.Additive(id, decide) : Problems.NotFound("incident", incident);

    /// <inheritdoc cref="Commands.Adding{TState}"/>
    public async Task<IResult> Adding(string incident, string location, Func<Incident, DateTimeOffset, Decision> decide) =>
        await IncidentReference.Find(query, incident, Cancelled) is { } id ? await commands.Adding(id, location, decide) : Problems.NotFound("incident", incident);

    /// <summary>An additive command about one of the incident's facts.</summary>
    /// <param name="incident">The incident, by id or number.</param>
    /// <param name="factId">The fact.</param>
    /// <param name="decide">Decides on the incident and on what the fact says.</param>
    public async Task<IResult> About(string incident, Guid factId, Func<Incident, object, DateTimeOffset, Decision> decide) =>
        await IncidentReference.Find(query, incident, Cancelled) is { } id && await query.Events.LoadAsync(factId, Cancelled) is { } fact && fact.StreamId == id
            ? await commands.Additive<Incident>(id, (i, now) => decide(i, fact.Data, now))
            : Problems.NotFound("fact", factId);

    /// <inheritdoc cref="Commands.Deciding{TState}"/>
    public async Task<IResult> Deciding(string incident, Func<Incident, DateTimeOffset, Decision> decide, string? location = null) =>
        await IncidentReference.Find(query, incident, Cancelled) is { } id
            ? await commands.Deciding(id, decide, location)
            : Problems.NotFound("incident", incident);

    /// <summary>A deciding command that needs something read of the incident before it decides.</summary>
    public async Task<IResult> Deciding<T>(string incident, Func<Incident, Task<T>> read, Func<Incident, T, DateTimeOffset, Decision> decide)
    {
        if (await IncidentReference.Find(query, incident, Cancelled) is not { } id || await query.LoadAsync<Incident>(id, Cancelled) is not { } current)
        {
            return Problems.NotFound("incident", incident);
        }

        var known = await read(current);
        return await commands.Deciding<Incident>(id, (state, now) => decide(state, known, now));
    }
}
