using IncidentPlatform.Incidents.Domain;
using Marten;

namespace IncidentPlatform.Incidents.Reactions;

/// <summary>Who commands a new incident: on call by the roster, else the standing commander of the configuration.</summary>
/// <param name="standing">Person id of the standing commander.</param>
public sealed class FirstCommanders(string standing)
{
    public const string Duty = "incident-commander";
    private const string Setting = "Incidents:StandingCommander";

    /// <exception cref="InvalidOperationException">No standing commander is configured.</exception>
    public static FirstCommanders From(IConfiguration configuration) => configuration[Setting] is { Length: > 0 } person
        ? new FirstCommanders(person)
        : throw new InvalidOperationException(
            $"{Setting} is not set: name the person who commands when nobody is on call (Incidents__StandingCommander in the environment).");

    public async Task<FirstCommander> Choose(IQuerySession query, DateTimeOffset now, CancellationToken ct) =>
        await query.LoadAsync<RosterCopy>(RosterCopy.Only, ct) is { } roster && roster.OnCall(Duty, now) is { } onCall
            ? new FirstCommander(onCall, RoleBasis.Roster, roster.Version)
            : new FirstCommander(standing, RoleBasis.StandingCommander);
}
