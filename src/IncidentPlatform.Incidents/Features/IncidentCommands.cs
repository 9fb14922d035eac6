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

    private CancellationToken Cancelled => accessor.HttpContext?.RequestAborted ?? CancellationToken.None;

    /// <inheritdoc cref="Commands.Additive{TState}"/>
    public async Task<IResult> Additive(string incident, Func<Incident, DateTimeOffset, Decision> decide) =>
        await Find(incident) is { } id ? await commands.Additive(id, Taking(decide)) : Problems.NotFound("incident", incident);

    /// <inheritdoc cref="Commands.Adding{TState}"/>
    public async Task<IResult> Adding(string incident, string location, Func<Incident, DateTimeOffset, Decision> decide) =>
        await Find(incident) is { } id ? await commands.Adding(id, location, Taking(decide)) : Problems.NotFound("incident", incident);

    /// <inheritdoc cref="Commands.Deciding{TState}"/>
    public async Task<IResult> Deciding(string incident, Func<Incident, DateTimeOffset, Decision> decide, string? location = null) =>
        await Find(incident) is { } id
            ? await commands.Deciding(id, Taking(decide), location)
            : Problems.NotFound("incident", incident);

    /// <summary>A deciding command that needs something read of the incident before it decides.</summary>
    public async Task<IResult> Deciding<T>(string incident, Func<Incident, Task<T>> read, Func<Incident, T, DateTimeOffset, Decision> decide)
    {
        if (await Find(incident) is not { } id || await query.LoadAsync<Incident>(id, Cancelled) is not { } current)
        {
            return Problems.NotFound("incident", incident);
        }

        var known = await read(current);
        return await commands.Deciding(id, Taking((state, now) => decide(state, known, now)));
    }

    private Task<Guid?> Find(string incident) => IncidentReference.Find(query, incident, commands.Caller, Cancelled);

    /// <summary>Whoever only reads decides nothing.</summary>
    private Func<Incident, DateTimeOffset, Decision> Taking(Func<Incident, DateTimeOffset, Decision> decide) =>
        (state, now) => Secrecy.ReadsOnly(state, By) is { } refused ? refused : decide(state, now);
}
