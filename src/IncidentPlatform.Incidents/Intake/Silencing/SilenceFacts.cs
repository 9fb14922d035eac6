using IncidentPlatform.Incidents.Intake.Routing;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Intake.Silencing;

/// <inheritdoc cref="Silence"/>
public sealed record SilenceSet(
    Guid SilenceId, IReadOnlyList<AlertCondition> Matchers, [Personal] string Reason, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool Maintenance);

/// <summary>It lasts for long: its author is reminded.</summary>
/// <param name="HeldBack">Alerts that fire and are held back.</param>
public sealed record SilenceReminded(int HeldBack);

/// <summary>It is over; who ended it before its time is the fact's actor.</summary>
/// <param name="BeforeItsTime">Whether a person ended it.</param>
public sealed record SilenceEnded(bool BeforeItsTime);
