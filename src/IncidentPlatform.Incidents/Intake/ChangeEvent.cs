using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Something that was changed on a service, as its source tells: a deployment, a flag, a migration.</summary>
/// <param name="At">When it was changed.</param>
public sealed record ChangeEvent(
    Guid Id, string Source, string Service, string Summary, DateTimeOffset At, string? Link, IReadOnlyDictionary<string, string> Labels)
{
    public ChangeRecorded Fact => new(Source, Summary, Service, Link);
}
