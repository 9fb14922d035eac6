using System.Text.Json;
using IncidentPlatform.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Hosting.DueWork;

/// <summary>The timers and effects of a service, by the kind their rows carry.</summary>
internal sealed class DueKinds
{
    private readonly Dictionary<string, Func<IServiceProvider, JsonElement, Firing, CancellationToken, Task>> timers = [];
    private readonly Dictionary<string, Func<IServiceProvider, JsonElement, EffectCall, CancellationToken, Task<EffectOutcome>>> effects = [];

    public string[] Timers => [.. timers.Keys];
    public string[] Effects => [.. effects.Keys];

    public void AddTimer<TPayload, TTimer>(string kind) where TTimer : class, ITimer<TPayload> =>
        timers.Add(kind, (services, payload, firing, ct) =>
            ActivatorUtilities.GetServiceOrCreateInstance<TTimer>(services).Fire(payload.Deserialize<TPayload>(Wire.Json)!, firing, ct));

    public void AddEffect<TPayload, TEffect>(string kind) where TEffect : class, IEffect<TPayload> =>
        effects.Add(kind, (services, payload, call, ct) =>
            ActivatorUtilities.GetServiceOrCreateInstance<TEffect>(services).Perform(payload.Deserialize<TPayload>(Wire.Json)!, call, ct));

    public Task Fire(IServiceProvider services, DueRow row, Firing firing, CancellationToken ct) => timers[row.Kind](services, row.Payload, firing, ct);

    public Task<EffectOutcome> Perform(IServiceProvider services, DueRow row, EffectCall call, CancellationToken ct) =>
        effects[row.Kind](services, row.Payload, call, ct);
}
