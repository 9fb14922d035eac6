using System.Net.Http.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Operations;
using IncidentPlatform.Testing;
using Npgsql;

namespace IncidentPlatform.Hosting.Tests;

/// <summary>A rolled-back append leaves a gap in the sequence of events: the relay looks whether it may still be filled, and goes on.</summary>
public sealed class Relaying(ARunningKettle kettle) : IClassFixture<ARunningKettle>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan WithABackup = TimeSpan.FromSeconds(100);

    [Fact]
    public async Task An_append_that_was_rolled_back_holds_nothing_up()
    {
        await kettle.AKettle();
        await AnAppendIsRolledBack();

        await kettle.AKettle();

        await UntilAllIsRelayed(Soon);
    }

    [Fact, Trait("category", "soak")]
    public async Task A_long_transaction_of_somebody_else_holds_the_relay_up_for_a_minute_at_most()
    {
        await using var database = NpgsqlDataSource.Create(kettle.Database);
        await using var backup = database.CreateCommand("select pg_sleep(300)");
        backup.CommandTimeout = 0;
        using var over = new CancellationTokenSource();
        var running = backup.ExecuteNonQueryAsync(over.Token);
        await AnAppendIsRolledBack();

        await kettle.AKettle();

        await UntilAllIsRelayed(WithABackup);
        await over.CancelAsync();
        await FluentActions.Awaiting(() => running).Should().ThrowAsync<OperationCanceledException>("it ran all the time");
    }

    private async Task AnAppendIsRolledBack()
    {
        await using var database = NpgsqlDataSource.Create(kettle.Database);
        await using var taken = database.CreateCommand("select nextval('mt_events_sequence')");
        await taken.ExecuteNonQueryAsync();
    }

    private Task<Positions> UntilAllIsRelayed(TimeSpan patience) => Eventually.Is(
        async () => (await kettle.Http.GetFromJsonAsync<Positions>("quiet", Wire.Json))!, now => now.Relayed >= now.HighWater, "all is relayed", patience);
}
