using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Timers;

/// <summary>Business hours begin on an incident that was declared outside of them.</summary>
public sealed record AskDayTeam
{
    public const string Kind = "ask-day-team";

    public static IEnumerable<Due> With(Fact fact)
    {
        if (fact.Data is DeclaredAfterHours { OpensAt: { } opening })
        {
            yield return new Due(Kind, new AskDayTeam(), opening);
        }
    }
}

public sealed class AskDayTeamTimer : ITimer<AskDayTeam>
{
    public Task Fire(AskDayTeam payload, Firing firing, CancellationToken ct) =>
        firing.Append<Incident>(firing.StreamId, (i, _) => i is null ? Decision.Nothing : HandingToDay.Begin(i), ct);
}
