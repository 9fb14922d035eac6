using IncidentPlatform.Testing;

namespace IncidentPlatform.Benchmarks;

/// <summary>What each service holds in memory when nothing happens.</summary>
public static class IdleMemory
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(20);

    public static async Task Run(Report report)
    {
        report.Title("Idle memory, resident", "service", "MB", "bound MB");
        await using var platform = await PlatformUnderTest.StartToMeasure();
        await Task.Delay(Settle);
        foreach (var service in platform.Services.Values)
            report.Row(service.Service, (double)service.ResidentBytes / (1 << 20), 200);
    }
}
