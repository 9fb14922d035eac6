using IncidentPlatform.Escalation.Effects;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IncidentPlatform.Escalation.Views;

/// <summary>Degraded where nobody's telephone can be made to ring: who sleeps is not woken.</summary>
internal sealed class PagingHealth(Reaching reaching) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        reaching.CanCall
            ? HealthCheckResult.Healthy()
            : new HealthCheckResult(context.Registration.FailureStatus, "No provider that can call is configured."));
}
