using System.Diagnostics;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Communications.Tests.Service;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using Npgsql;

namespace IncidentPlatform.Communications.Tests.Webhooks;

/// <summary>A Communications of its own, whose clock goes on for days and whose process may die.</summary>
[CollectionDefinition(Shared)]
public sealed class WithWebhooks : IAsyncLifetime, ICollectionFixture<WithWebhooks>
{
    public const string Shared = "a Communications with webhooks";

    /// <summary>What was due has time to be done before more time goes by.</summary>
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMilliseconds(300);

    private NpgsqlDataSource database = null!;

    public OtlpReceiver Telemetry { get; } = new();

    public ARunningCommunications Communications { get; private set; } = null!;

    public IWebhooks Webhooks { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Communications = new ARunningCommunications { Settings = Telemetry.Settings };
        await Communications.InitializeAsync();
        Webhooks = Communications.Platform.As("root", OrganisationRoles.Admin).Communications;
        database = NpgsqlDataSource.Create(Communications.Platform.Databases[Origins.Communications]);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await Communications.DisposeAsync();
        await Telemetry.DisposeAsync();
    }

    /// <summary>A subscription of a receiver.</summary>
    public Task<CreatedWebhook> Subscribe(
        AReceiver receiver, IReadOnlyList<string>? types = null, IReadOnlyList<string>? severities = null, IReadOnlyList<string>? services = null) =>
        Webhooks.CreateWebhook(new Webhook("Data platform", receiver.Address, types, severities, services));

    /// <summary>The subscription, once it is as it should be.</summary>
    public Task<KnownWebhook> Until(CreatedWebhook webhook, Func<KnownWebhook, bool> isSo) =>
        Communications.Until(() => Webhooks.GetWebhook(webhook.Id), isSo);

    /// <summary>The messages that the receiver accepted, once they are as they should be.</summary>
    public Task<List<AMessage>> UntilAccepted(AReceiver receiver, Func<List<AMessage>, bool> areSo) =>
        Communications.Until(() => Task.FromResult(receiver.Accepted.ToList()), areSo);

    /// <summary>Time goes on, again and again, until it is so.</summary>
    public async Task As_time_goes_on(TimeSpan step, Func<Task<bool>> isSo)
    {
        var moved = 0L;
        await Communications.Until(
            async () =>
            {
                if (await isSo())
                    return true;
                if (Stopwatch.GetElapsedTime(moved) < BetweenSteps)
                    return false;
                Communications.Clock.MoveTo(Communications.Clock.Now + step);
                moved = Stopwatch.GetTimestamp();
                return false;
            },
            yes => yes);
    }

    /// <summary>Communications has taken in the facts of an incident up to a version.</summary>
    public Task HasTakenIn(Guid incident, long version) => Communications.Until(
        () => Ask<long>("select coalesce(max((data->>'version')::bigint), 0) from mt_doc_incidentcopy where id = $1", incident), taken => taken >= version);

    /// <summary>One value from the database of Communications.</summary>
    public async Task<T> Ask<T>(string sql, params Guid[] ids)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var id in ids)
            command.Parameters.AddWithValue(id);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
