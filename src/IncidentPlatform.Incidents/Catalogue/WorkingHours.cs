using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>
/// Which calendar of business hours counts for an incident: the first that has the name of an owner of an affected service, else the one
/// that the configuration names. Where neither is there, nothing counts as after hours.
/// </summary>
/// <param name="standard">Name of the calendar that counts where no owner has one.</param>
public sealed class WorkingHours(CatalogueReader catalogue, string? standard)
{
    private const string Setting = "Incidents:BusinessHours";

    public static WorkingHours From(IServiceProvider services) =>
        new(services.GetRequiredService<CatalogueReader>(), services.GetRequiredService<IConfiguration>()[Setting]);

    /// <summary>What a declaration now says of the time; null within business hours, or where no calendar counts.</summary>
    public async Task<DeclaredAfterHours?> Night(IReadOnlyList<string> services, Mode mode, DateTimeOffset now, CancellationToken ct) =>
        mode != Mode.Retrospective && await For(services, ct) is { } calendar ? HandingToDay.Night(calendar.Id, calendar.Spec, now) : null;

    private async Task<Entry<BusinessHours>?> For(IReadOnlyList<string> services, CancellationToken ct)
    {
        foreach (var service in services)
        {
            foreach (var owner in (await catalogue.Find(CatalogueKinds.Services, service, CatalogueReader.Now, ct))?.Spec.Owners ?? [])
            {
                if (await Find(owner, ct) is { } calendar)
                {
                    return calendar;
                }
            }
        }

        return standard is { Length: > 0 } ? await Find(standard, ct) : null;
    }

    private Task<Entry<BusinessHours>?> Find(string name, CancellationToken ct) => catalogue.Find(CatalogueKinds.BusinessHours, name, CatalogueReader.Now, ct);
}
