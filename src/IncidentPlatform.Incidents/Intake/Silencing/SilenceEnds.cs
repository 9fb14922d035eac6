using IncidentPlatform.Hosting.DueWork;
using Marten;

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
        if (await firing.Append<Silence>(firing.StreamId, (silence, _) => Silences.End(silence, beforeItsTime: false), ct) is { Facts.Count: > 0 })
        {
            await HeldBack.Release(firing.Session, HeldBack.BySilence(firing.StreamId), ct);
        }
    }
}

/// <summary>A silence has lasted for another day: is it forgotten?</summary>
public sealed record RemindOfSilence
{
    public const string Kind = "remind-of-silence";
}

public sealed class RemindOfSilenceTimer : ITimer<RemindOfSilence>
{
    public async Task Fire(RemindOfSilence payload, Firing firing, CancellationToken ct)
    {
        var by = HeldBack.BySilence(firing.StreamId);
        var held = await firing.Session.Query<Alert>().CountAsync(a => a.HeldBy == by && a.Status == Alert.Firing, ct);
        await firing.Append<Silence>(firing.StreamId, (silence, now) => Silences.Remind(silence, held, now), ct);
    }
}
