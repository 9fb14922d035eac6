using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Incidents.Intake.Silencing;

/// <summary>A silence is over: what still fires is looked at again.</summary>
public sealed record SilenceEnds
{
    public const string Kind = "silence-ends";
}

public sealed class SilenceEndsTimer : ITimer<SilenceEnds>
{
    public async Task Fire(SilenceEnds payload, Firing firing, CancellationToken ct)
    {
        if (await firing.Session.LoadAsync<Silence>(firing.StreamId, ct) is { EndedAt: null } silence)
        {
            firing.Session.Store(silence with { EndedAt = silence.EndsAt });
            await HeldBack.Release(firing.Session, HeldBack.BySilence(silence.Id), ct);
        }
    }
}
