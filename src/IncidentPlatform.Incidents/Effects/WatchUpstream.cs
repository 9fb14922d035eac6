using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Incidents.Adapters;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Effects;

/// <summary>The status page of a provider is to be read, and again after a while, until the incident is over.</summary>
/// <param name="Provider">Id of the provider.</param>
public sealed record WatchUpstream(string Provider)
{
    public const string Kind = "watch-upstream";

    public static IEnumerable<Due> With(Fact fact, Incident incident)
    {
        if (fact.Data is UpstreamDependencyDeclared e && IsFor(incident) && incident.Upstream.Dependencies[e.Provider].Declared == fact.Id)
        {
            yield return new WatchUpstream(e.Provider).At(fact.RecordedAt);
        }
    }

    internal static bool IsFor(Incident incident) => incident is { IsOver: false, Mode: Mode.Live };

    /// <summary>Whether the incident is live is asked when it is due.</summary>
    internal Due At(DateTimeOffset at) => new(Kind, this, at) { EvenInDrill = true };
}

/// <param name="Every">Time from one reading to the next.</param>
public sealed record UpstreamWatching(TimeSpan Every)
{
    public static UpstreamWatching From(IConfiguration configuration) => new(configuration.GetValue("Incidents:Upstream:Every", TimeSpan.FromMinutes(1)));
}

public sealed class WatchUpstreamEffect(StatusPages pages, CatalogueReader catalogue, UpstreamWatching watching) : IEffect<WatchUpstream>
{
    public async Task<EffectOutcome> Perform(WatchUpstream payload, EffectCall call, CancellationToken ct)
    {
        if (await call.Query.LoadAsync<Incident>(call.StreamId, ct) is not { } incident || !WatchUpstream.IsFor(incident))
        {
            return EffectOutcome.Nothing;
        }

        var before = await call.Query.LoadAsync<UpstreamReading>(payload.Provider, ct);
        var page = (await catalogue.Find(CatalogueKinds.UpstreamProviders, payload.Provider, CatalogueReader.Now, ct))?.Spec.StatusPage;
        var reading = page is null ? null
            : before is not null && before.Url == page.Url && call.Now - before.ReadAt < watching.Every ? before
            : await pages.Read(payload.Provider, page, before, call.Now, ct);
        return EffectOutcome.Done<Incident>(
            (state, now) => state is null || reading is not { Found: { } found } ? Decision.Nothing : Depending.Observe(state, payload.Provider, found, now),
            streams =>
            {
                if (reading is not null && reading != before)
                {
                    streams.Session.Store(reading);
                }

                streams.Schedule(call.StreamId, payload.At(call.Now + watching.Every));
            });
    }
}
