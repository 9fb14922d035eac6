using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Incidents.Tests.Api;

/// <summary>Brings incidents to where they are fixed: Ada commands, Grace leads engineering, Linus deploys.</summary>
internal static class Fixed_incidents
{
    /// <summary>A mitigation is deployed and verified, with one signal to watch.</summary>
    public static async Task Verify(this RunningIncidents running, string id, string signal)
    {
        var (ada, grace, linus) = (running.As("ada"), running.As("grace"), running.As("linus"));
        await ada.AssignRole(id, Roles.Commander, await running.ETag(id), new AssignRole("ada"));
        await grace.AssignRole(id, Roles.EngineeringLead, await running.ETag(id), new AssignRole("grace"));
        var proposed = await linus.ProposeFix(id, await running.ETag(id), new ProposeFix("mitigation", "More machines"));
        var fix = Guid.Parse(proposed.Location!.Split('/')[^1]);
        await grace.ValidateFix(id, fix, await running.ETag(id));
        await linus.DeployFix(id, fix, await running.ETag(id), new DeployFix());
        await ada.RecordVerification(id, await running.ETag(id), new RecordVerification(true, "Fine", [signal]));
    }

    /// <summary>The signal reports healthy through the stability window, and Ada declares resolved.</summary>
    public static async Task Resolve(this RunningIncidents running, string id, string signal, string key)
    {
        var ada = running.As("ada");
        for (var minutes = 0; minutes < 16; minutes += 4)
        {
            await ada.PostSignal(key, new SignalReading(signal, true));
            running.Pass(TimeSpan.FromMinutes(4));
        }

        await ada.PostSignal(key, new SignalReading(signal, true));
        await ada.Resolve(id, await running.ETag(id));
    }
}
