using System.Threading.RateLimiting;

namespace IncidentPlatform.Communications.Deliveries;

/// <summary>How fast mail leaves: at most <c>Mail:PerSecond</c>, as fast as it is taken where that is not set.</summary>
public sealed class MailPace(IConfiguration configuration) : IAsyncDisposable
{
    private readonly TokenBucketRateLimiter? limiter = configuration.GetValue("Mail:PerSecond", 0) is > 0 and var perSecond
        ? new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(1, perSecond / 10),
            TokensPerPeriod = Math.Max(1, perSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)Math.Max(1, perSecond / 10) / perSecond),
            QueueLimit = int.MaxValue,
        })
        : null;

    /// <summary>Waits until the next mail may leave.</summary>
    public async ValueTask Wait(CancellationToken ct)
    {
        if (limiter is not null)
            using (await limiter.AcquireAsync(1, ct)) { }
    }

    public ValueTask DisposeAsync() => limiter?.DisposeAsync() ?? ValueTask.CompletedTask;
}
