using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Hosting.EventStore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IncidentPlatform.Hosting.Tests;

public sealed class Appending(ARunningKettle kettle) : IClassFixture<ARunningKettle>
{
    [Fact]
    public async Task Sixty_four_writers_on_one_stream_are_each_recorded_exactly_once()
    {
        var id = await kettle.AKettle();
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => kettle.Count(id, new Counted(1))));
        answers.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.OK);
        (await kettle.Read(id)).Count.Should().Be(64);
        var report = await kettle.Services.GetRequiredService<ChainVerifier>().Verify(id, default);
        report.Should().BeEquivalentTo(new { Facts = 65L, Intact = true });
    }

    [Fact]
    public async Task One_flipped_byte_is_found_and_named()
    {
        var id = await kettle.AKettle();
        await kettle.Count(id, new Counted(1));
        await kettle.Count(id, new Counted(2));
        await Sql("update mt_events set data = jsonb_set(data, '{by}', '9') where stream_id = $1 and version = 2", id);
        var report = await kettle.Services.GetRequiredService<ChainVerifier>().Verify(id, default);
        report.Faults.Should().ContainSingle().Which.Should().Contain("Version 2");
    }

    [Fact]
    public async Task A_missing_tail_is_found()
    {
        var id = await kettle.AKettle();
        await kettle.Count(id, new Counted(1));
        await Sql("delete from mt_events where stream_id = $1 and version = 2", id);
        var report = await kettle.Services.GetRequiredService<ChainVerifier>().Verify(id, default);
        report.Faults.Should().ContainSingle().Which.Should().Contain("ends at version 1");
    }

    [Fact]
    public async Task Personal_members_removed_in_silence_are_found()
    {
        var id = await kettle.AKettle();
        using var named = new HttpRequestMessage(HttpMethod.Post, $"kettles/{id}/name") { Content = JsonContent.Create(new Named("Ada's")) };
        named.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        (await kettle.Http.SendAsync(named)).StatusCode.Should().Be(HttpStatusCode.OK);
        await Sql("update mt_events set data = data - 'name', headers = headers #- '{chain,salt}' where stream_id = $1 and version = 2", id);
        var report = await kettle.Services.GetRequiredService<ChainVerifier>().Verify(id, default);
        report.Faults.Should().ContainSingle().Which.Should().Contain("without a fact that says so");
    }

    private async Task Sql(string sql, Guid id)
    {
        await using var database = NpgsqlDataSource.Create(kettle.Database);
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        (await command.ExecuteNonQueryAsync()).Should().Be(1);
    }
}
