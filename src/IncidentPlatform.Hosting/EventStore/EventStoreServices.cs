using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Adapters;
using IncidentPlatform.Hosting.Checkpoints;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.Messaging;
using JasperFx;
using JasperFx.Events;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Weasel.Core;

namespace IncidentPlatform.Hosting.EventStore;

internal static class EventStoreServices
{
    private const int PoolSize = 20;
    private const int PreparedStatements = 200;

    public static void AddEventStore(this IServiceCollection services, PlatformBuilder platform)
    {
        var connection = ConnectionString(platform);
        services.AddSingleton(new PlatformDatabase(connection));
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(connection).Build());
        services.AddSingleton(new StreamRegistry(platform.Service, platform.Streams));
        services.AddSingleton<StreamSessions>();
        services.AddSingleton<ChainVerifier>();
        services.AddSingleton<StreamExport>();
        services.TryAddScoped<IExportLimits, ExportOfAll>();
        AddCheckpoints(services, platform);
        services.AddSingleton<SchemaAtStart>();
        services.AddHostedService(provider => provider.GetRequiredService<SchemaAtStart>());
        services.AddMarten(provider => Options(platform, provider.GetRequiredService<DomainClock>()))
            .UseNpgsqlDataSource()
            .UseLightweightSessions()
            .AddSubscriptionWithServices<Relay>(ServiceLifetime.Singleton);
    }

    private static void AddCheckpoints(IServiceCollection services, PlatformBuilder platform)
    {
        var settings = CheckpointSettings.From(platform.Configuration, platform.Environment, platform.Service);
        services.AddSingleton(s => new CheckpointTaker(
            s.GetRequiredService<NpgsqlDataSource>(), s.GetRequiredService<StreamRegistry>(), settings,
            settings is null ? null : new CheckpointFolder(settings.Folder)));
        if (settings is null)
            return;
        services.AddSingleton<CheckpointWorker>();
        platform.Leading((s, ct) => s.GetRequiredService<CheckpointWorker>().Run(ct));
    }

    private static StoreOptions Options(PlatformBuilder platform, DomainClock clock)
    {
        var options = new StoreOptions { AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate };
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, json => Wire.Apply(json));
        options.DisableNpgsqlLogging = true;
        options.OpenTelemetry.TrackConnections = JasperFx.OpenTelemetry.TrackLevel.Normal;

        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        options.Events.TimeProvider = clock;
        options.Events.UseMandatoryStreamTypeDeclaration = true;
        options.Events.UseExclusiveLockOnConcurrentAppends = true;
        options.Events.UseListenNotifyForEventAppends = true;
        options.Events.MetadataConfig.HeadersEnabled = true;

        // A snapshot that was read under the lock is the one that is folded on: it is not read again, over a connection of its own, at the save.
        options.Events.UseIdentityMapForAggregates = true;

        // The default is to skip what cannot be applied: then live and rebuilt models could differ.
        options.Projections.Errors.SkipApplyErrors = false;
        options.Projections.Errors.SkipSerializationErrors = false;
        options.Projections.Errors.SkipUnknownEvents = false;

        // A rolled-back append leaves a gap that the relay waits before. What could still fill it is a transaction between its append and
        // its commit: a command's time-out (30 s) and that of an idle transaction (20 s) end it before the minute is over. Whatever is
        // still open then (a backup) has nothing to do with the gap.
        options.Projections.StaleSequenceThreshold = TimeSpan.FromSeconds(1);
        options.Projections.SkipStaleGapsDespiteLiveTransactionsAfter = TimeSpan.FromMinutes(1);

        foreach (var stream in platform.Streams)
            stream.Register(options);
        PlatformSchema.Add(options);
        foreach (var configure in platform.Store)
            configure(options);
        return options;
    }

    private static string ConnectionString(PlatformBuilder platform)
    {
        var name = platform.Service;
        var configured = platform.Configuration.GetConnectionString(name) ?? throw new InvalidOperationException(
            $"No database is configured: set the connection string '{name}' (ConnectionStrings__{name} in the environment).");
        var builder = new NpgsqlConnectionStringBuilder(configured) { ApplicationName = $"incidentplatform-{name}" };
        if (!configured.Contains("Maximum Pool Size", StringComparison.OrdinalIgnoreCase))
            builder.MaxPoolSize = PoolSize;
        // The same few statements come again and again; to parse and plan each anew takes the database a good part of its time.
        if (!configured.Contains("Max Auto Prepare", StringComparison.OrdinalIgnoreCase))
            builder.MaxAutoPrepare = PreparedStatements;
        builder.Timeout = 5;
        builder.Options = string.Join(' ', new[] { builder.Options, "-c lock_timeout=2000", "-c idle_in_transaction_session_timeout=20000" }.Where(o => !string.IsNullOrEmpty(o)));
        return builder.ConnectionString;
    }
}
