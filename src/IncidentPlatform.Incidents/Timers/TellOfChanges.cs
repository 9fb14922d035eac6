using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Timers;

/// <summary>What was changed on the services of an incident shortly before it stands beside it: it may be the cause.</summary>
public sealed record TellOfChanges
{
    public const string Kind = "tell-of-changes";

    public static IEnumerable<Due> With(Fact fact)
    {
        if (fact.Data is IncidentDeclared { Mode: Mode.Live })
        {
            yield return new Due(Kind, new TellOfChanges(), fact.RecordedAt);
        }
    }
}

public sealed class TellOfChangesTimer : ITimer<TellOfChanges>
{
    private const int Most = 10;
    private static readonly TimeSpan Before = TimeSpan.FromHours(6);

    public async Task Fire(TellOfChanges payload, Firing firing, CancellationToken ct)
    {
        if (await firing.Session.LoadAsync<Incident>(firing.StreamId, ct) is not { } incident)
        {
            return;
        }

        var (from, services) = (incident.DeclaredAt - Before, incident.Services.ToArray());
        var changes = await firing.Session.Query<ChangeEvent>()
            .Where(c => c.Service.IsOneOf(services) && c.At >= from && c.At <= incident.DeclaredAt).OrderByDescending(c => c.At).Take(Most).ToListAsync(ct);
        foreach (var change in changes.Reverse())
        {
            await firing.Append<Incident>(incident.Id, (_, now) => Reports.RecordChange(change.Fact, change.At, now), ct);
        }
    }
}
