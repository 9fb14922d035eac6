using IncidentPlatform.Incidents.Domain;
using Marten;

namespace IncidentPlatform.Incidents.Reactions;

/// <summary>
/// Who commands a new incident: the commander on call by the roster; after hours, where there is none, the engineer on call; else the standing
/// commander of the configuration.
/// </summary>
/// <param name="standing">Person id of the standing commander.</param>
/// <param name="engineer">Duty of the engineer on call.</param>
public sealed class FirstCommanders(string standing, string engineer = FirstCommanders.Engineer)
{
    public const string Duty = "incident-commander";
    public const string Engineer = "primary";
    private const string Setting = "Incidents:StandingCommander";
    private const string EngineerSetting = "Incidents:OnCallEngineer";

    /// <exception cref="InvalidOperationException">No standing commander is configured.</exception>
    public static FirstCommanders From(IConfiguration configuration) => configuration[Setting] is { Length: > 0 } person
        ? new FirstCommanders(person, configuration[EngineerSetting] is { Length: > 0 } duty ? duty : Engineer)
        : throw new InvalidOperationException(
            $"{Setting} is not set: name the person who commands when nobody is on call (Incidents__StandingCommander in the environment).");

    /// <summary>Who is the engineer on call, as far as the roster is known here; null where nobody is.</summary>
    public async Task<string?> EngineerOnCall(IQuerySession query, DateTimeOffset now, CancellationToken ct) =>
        (await query.LoadAsync<RosterCopy>(RosterCopy.Only, ct))?.OnCall(engineer, now);

    /// <param name="night">What the declaration says of the time; null within business hours.</param>
    public async Task<FirstCommander> Choose(IQuerySession query, DateTimeOffset now, DeclaredAfterHours? night, CancellationToken ct) =>
        Choose(await query.LoadAsync<RosterCopy>(RosterCopy.Only, ct), now, night);

    internal FirstCommander Choose(RosterCopy? roster, DateTimeOffset now, DeclaredAfterHours? night) =>
        (roster?.OnCall(Duty, now) ?? (night is null ? null : roster?.OnCall(engineer, now))) is { } onCall
            ? new FirstCommander(onCall, RoleBasis.Roster, roster!.Version)
            : new FirstCommander(standing, RoleBasis.StandingCommander);
}
