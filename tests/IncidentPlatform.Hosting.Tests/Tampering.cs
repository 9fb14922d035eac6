using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using IncidentPlatform.Chain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Checkpoints;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IncidentPlatform.Hosting.Tests;

/// <summary>Somebody with a password of the database changes the record: it is found by the service, and by whoever took an export home.</summary>
public sealed class Tampering : IAsyncLifetime
{
    private readonly ARunningKettle kettle = new();
    private NpgsqlDataSource database = null!;

    public async ValueTask InitializeAsync()
    {
        await kettle.InitializeAsync();
        database = NpgsqlDataSource.Create(kettle.Database);
    }

    [Fact]
    public async Task Nothing_is_found_where_nothing_was_changed()
    {
        var id = await ANamedKettle("Ada's");
        var (checkpoint, key) = await ACheckpoint();
        await kettle.Count(id, new Counted(3));

        (await Verified(id))!.Intact.Should().BeTrue();
        var report = await Checked(checkpoint, key);
        report.Intact.Should().BeTrue(string.Join('\n', report.Faults));
        report.End.Should().BeEquivalentTo(new { Service = Origins.PostMortems, Whole = true, Streams = 1L, Facts = 4L });
    }

    [Fact]
    public async Task One_flipped_byte_is_found_and_named()
    {
        var id = await ANamedKettle("Ada's");
        await Sql("update mt_events set data = jsonb_set(data, '{by}', '9') where stream_id = $1 and version = 3", id);

        (await ChainFaults(id)).Should().ContainSingle().Which.Should().Be("Version 3 (Counted) is not what was recorded.");
        (await Checked()).Broken[id].Faults.Should().ContainSingle().Which.Should().Contain("Version 3");
    }

    [Theory]
    [InlineData("update mt_events set data = jsonb_set(data, '{name}', '\"Eve''s\"') where stream_id = $1 and version = 2", "personal members are not what was recorded")]
    [InlineData("update mt_events set headers = jsonb_set(headers, '{fact,actor,id}', '\"eve\"') where stream_id = $1 and version = 2", "is not what was recorded")]
    [InlineData("update mt_events set headers = jsonb_set(headers, '{fact,recordedAt}', '\"2020-01-01T00:00:00+00:00\"') where stream_id = $1 and version = 2", "is not what was recorded")]
    [InlineData("update mt_events set type = 'Renamed' where stream_id = $1 and version = 2", "is not what was recorded")]
    [InlineData("update mt_events set headers = headers - 'chain' where stream_id = $1 and version = 2", "carries no link")]
    public async Task Words_actors_times_and_types_are_covered(string change, string fault)
    {
        var id = await ANamedKettle("Ada's");
        await Sql(change, id);

        (await ChainFaults(id)).Should().Contain(f => f.Contains("Version 2", StringComparison.Ordinal) && f.Contains(fault, StringComparison.Ordinal));
        (await Checked()).Broken[id].Faults.Should().BeEquivalentTo((await Verified(id))!.Faults);
    }

    [Fact]
    public async Task A_dropped_row_is_found_and_named()
    {
        var id = await ANamedKettle("Ada's");
        await Sql("delete from mt_events where stream_id = $1 and version = 2", id);

        (await ChainFaults(id)).Should().Equal("Version 2 is missing.", "Version 3 (Counted) does not link to the fact before it.");
        (await Checked()).Broken[id].Faults.Should().Contain("Version 2 is missing.");
    }

    [Fact]
    public async Task A_missing_tail_is_found()
    {
        var id = await ANamedKettle("Ada's");
        await Sql("delete from mt_events where stream_id = $1 and version = 3", id);

        (await ChainFaults(id)).Should().ContainSingle().Which.Should().Contain("ends at version 2");
        (await Checked()).Broken[id].Faults.Should().ContainSingle().Which.Should().Contain("ends at version 2");
    }

    [Fact]
    public async Task A_tail_chained_anew_shows_against_a_checkpoint_and_only_there()
    {
        var id = await ANamedKettle("Ada's");
        var (checkpoint, key) = await ACheckpoint();
        await ChainAnew(id, from: 3, "{\"by\": 9, \"rings\": false}");

        (await Checked()).Intact.Should().BeTrue("whoever can write the database can compute hashes, too");
        (await Checked(checkpoint, key)).Broken[id].Faults.Should().ContainSingle()
            .Which.Should().Be($"Version 3 (Counted) is not the one that checkpoint {checkpoint.Checkpoint.Number} holds: the stream was chained anew.");
        (await Verified(id))!.Faults.Should().ContainSingle().Which.Should().Contain("chained anew");
    }

    [Fact]
    public async Task A_tail_cut_off_with_its_head_shows_against_a_checkpoint()
    {
        var id = await ANamedKettle("Ada's");
        var (checkpoint, key) = await ACheckpoint();
        await Sql("delete from mt_events where stream_id = $1 and version = 3", id);
        await Sql("update stream_head set version = 2, hash = (select headers->'chain'->>'hash' from mt_events where stream_id = $1 and version = 2) where stream_id = $1", id);

        (await Checked()).Intact.Should().BeTrue();
        (await Checked(checkpoint, key)).Broken[id].Faults.Should().ContainSingle()
            .Which.Should().Be($"Version 3 is missing: {Holding(checkpoint)} the stream up to version 3.");
    }

    [Fact]
    public async Task A_removed_stream_shows_against_a_checkpoint()
    {
        var id = await ANamedKettle("Ada's");
        await ANamedKettle("Grace's");
        var (checkpoint, key) = await ACheckpoint();
        foreach (var table in (string[])["mt_events", "stream_head"])
            await Sql($"delete from {table} where stream_id = $1", id, many: true);
        await Sql("delete from mt_streams where id = $1", id);

        (await Checked()).Intact.Should().BeTrue();
        (await Checked(checkpoint, key)).Faults.Should().ContainSingle().Which.Should().Be($"Stream {id} is missing: {Holding(checkpoint)} it up to version 3.");
        (await Verified(id))!.Faults.Should().Contain(f => f.Contains($"{Holding(checkpoint)} the stream", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_checkpoint_is_signed_over_a_store_that_contradicts_the_one_before()
    {
        var id = await ANamedKettle("Ada's");
        var (checkpoint, _) = await ACheckpoint();
        await ChainAnew(id, from: 3, "{\"by\": 9, \"rings\": false}");

        using var answer = await As(OrganisationRoles.Auditor, HttpMethod.Post, "operations/checkpoints");
        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("checkpoint-contradicted").And.Contain($"Stream {id}: version 3 is not the one");
        using var latest = await As(OrganisationRoles.Auditor, HttpMethod.Get, "operations/checkpoints/latest");
        SignedCheckpoint.Read(await latest.Content.ReadAsStringAsync()).Checkpoint.Should().BeEquivalentTo(checkpoint.Checkpoint);
    }

    [Fact]
    public async Task A_checkpoint_that_was_changed_is_not_signed()
    {
        var id = await ANamedKettle("Ada's");
        var (checkpoint, key) = await ACheckpoint();
        var changed = checkpoint with { Checkpoint = checkpoint.Checkpoint with { Streams = [new CheckpointedStream(id, 3, new string('0', 64))] } };
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        (await Checked(changed, key)).Faults.Should().ContainSingle().Which.Should().Contain("not signed by this key");
        (await Checked(checkpoint, other)).Faults.Should().ContainSingle().Which.Should().Contain("not signed by this key");
    }

    [Fact]
    public async Task Checkpoints_name_the_one_before()
    {
        await ANamedKettle("Ada's");
        var (first, key) = await ACheckpoint();
        await ANamedKettle("Grace's");
        var (second, _) = await ACheckpoint();

        second.Checkpoint.Should().BeEquivalentTo(new { Number = first.Checkpoint.Number + 1, Previous = first.Checkpoint.Hash() });
        new CheckpointSeries([second, first], key).Faults.Should().BeEmpty();
        var forged = SignedCheckpoint.Sign(first.Checkpoint with { Streams = [] }, await PrivateKey());
        new CheckpointSeries([forged, second], key).Faults.Should().ContainSingle().Which.Should().Be($"Checkpoint {second.Checkpoint.Number} does not follow checkpoint {first.Checkpoint.Number}.");
    }

    [Fact]
    public async Task Words_removed_in_silence_are_found()
    {
        var id = await ANamedKettle("Ada's");
        await Sql("update mt_events set data = data - 'name', headers = headers #- '{chain,salt}' where stream_id = $1 and version = 2", id);
        (await ChainFaults(id)).Should().ContainSingle().Which.Should().Be("Version 2 (Named): its personal members were removed without a fact that says so.");

        await Sql("update mt_events set headers = jsonb_set(headers, '{chain,personal}', '[]') where stream_id = $1 and version = 2", id);
        (await ChainFaults(id)).Should().ContainSingle().Which.Should().Contain("without a fact that says so");
        (await Checked()).Broken[id].Faults.Should().ContainSingle().Which.Should().Contain("without a fact that says so");
    }

    [Fact]
    public async Task Words_erased_by_a_fact_leave_the_chain_whole_and_the_snapshot_without_them()
    {
        var id = await ANamedKettle("Ada's");
        var (checkpoint, key) = await ACheckpoint();
        await Erase(id);

        (await Verified(id))!.Intact.Should().BeTrue();
        (await Checked(checkpoint, key)).Intact.Should().BeTrue("the hashes that the checkpoint holds have not changed");
        (await kettle.Read(id)).Should().BeEquivalentTo(new { Name = Blank.Mark, Count = 1, Revision = 1L });
    }

    [Fact]
    public async Task Words_put_where_words_were_erased_are_found()
    {
        var id = await ANamedKettle("Ada's");
        await Erase(id);
        await Sql("update mt_events set data = jsonb_set(data, '{name}', '\"Eve''s\"') where stream_id = $1 and version = 2", id);

        (await ChainFaults(id)).Should().ContainSingle().Which.Should().Be("Version 2 (Named) holds words where its own were erased.");
    }

    [Fact]
    public async Task An_erasure_that_is_taken_away_leaves_tampering()
    {
        var id = await ANamedKettle("Ada's");
        await Erase(id);
        await Sql("delete from mt_events where stream_id = $1 and version = 4", id);
        await Sql("update stream_head set version = 3, hash = (select headers->'chain'->>'hash' from mt_events where stream_id = $1 and version = 3) where stream_id = $1", id);

        (await ChainFaults(id)).Should().ContainSingle().Which.Should().Contain("Version 2 (Named)").And.Contain("without a fact that says so");
    }

    [Fact]
    public async Task A_fact_recorded_after_an_erasure_builds_on_what_is_left()
    {
        var id = await ANamedKettle("Ada's");
        await Erase(id);
        await kettle.Count(id, new Counted(4));

        (await kettle.Read(id)).Should().BeEquivalentTo(new { Name = Blank.Mark, Count = 5 });
        (await Verified(id))!.Should().BeEquivalentTo(new { Facts = 5L, Intact = true });
    }

    [Fact]
    public async Task Only_auditors_take_the_record_home()
    {
        foreach (var (method, path) in new[] { (HttpMethod.Get, "operations/export"), (HttpMethod.Post, "operations/checkpoints"), (HttpMethod.Get, "operations/checkpoints/latest") })
        {
            using var refused = await As(OrganisationRoles.Responder, method, path);
            refused.StatusCode.Should().Be(HttpStatusCode.Forbidden, path);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await kettle.DisposeAsync();
    }

    /// <summary>Started, named, counted: three facts.</summary>
    private async Task<Guid> ANamedKettle(string name)
    {
        var id = await kettle.AKettle();
        using var named = new HttpRequestMessage(HttpMethod.Post, $"kettles/{id}/name") { Content = JsonContent.Create(new Named(name)) };
        named.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        (await kettle.Http.SendAsync(named)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await kettle.Count(id, new Counted(1))).StatusCode.Should().Be(HttpStatusCode.OK);
        return id;
    }

    private async Task Erase(Guid id)
    {
        await using var transaction = kettle.Services.GetRequiredService<StreamSessions>().Open();
        var written = await transaction.Erase<Kettle>(
            id, new Intent(Actor.Person("counsel")), new Erasure(ErasureBasis.RequestOfThePerson, "Asked for", "ada", []), (_, _) => null, default);
        written.Facts.Should().ContainSingle().Which.Data.Should().BeOfType<Erased>().Which.Facts.Should().ContainSingle();
        await transaction.Save(default);
    }

    private static string Holding(SignedCheckpoint checkpoint) => $"checkpoint {checkpoint.Checkpoint.Number} holds";

    /// <summary>What the chain itself says: a checkpoint that another test had taken meanwhile says its own.</summary>
    private async Task<IEnumerable<string>> ChainFaults(Guid id) =>
        (await Verified(id))!.Faults.Where(f => !f.Contains("checkpoint", StringComparison.Ordinal));

    private Task<ChainReport?> Verified(Guid id) => kettle.Services.GetRequiredService<ChainVerifier>().Verify(id, default);

    private async Task<(SignedCheckpoint Checkpoint, ECDsa Key)> ACheckpoint()
    {
        using var taken = await As(OrganisationRoles.Auditor, HttpMethod.Post, "operations/checkpoints");
        taken.StatusCode.Should().Be(HttpStatusCode.Created);
        using var pem = await As(OrganisationRoles.Auditor, HttpMethod.Get, "operations/checkpoints/public-key");
        var key = ECDsa.Create();
        key.ImportFromPem(await pem.Content.ReadAsStringAsync());
        return (SignedCheckpoint.Read(await taken.Content.ReadAsStringAsync()), key);
    }

    /// <summary>Somebody who has the private key as well.</summary>
    private async Task<ECDsa> PrivateKey()
    {
        var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(kettle.CheckpointKeyFile));
        return key;
    }

    private async Task<ExportReport> Checked(SignedCheckpoint? checkpoint = null, ECDsa? key = null)
    {
        using var export = await As(OrganisationRoles.Auditor, HttpMethod.Get, "operations/export");
        export.StatusCode.Should().Be(HttpStatusCode.OK);
        return await ExportCheck.Of(new StringReader(await export.Content.ReadAsStringAsync()), checkpoint is null ? null : new CheckpointSeries([checkpoint], key!), default);
    }

    private async Task<HttpResponseMessage> As(string role, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", kettle.Token("alan", role));
        return await kettle.Http.SendAsync(request);
    }

    private async Task Sql(string sql, Guid id, bool many = false)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        (await command.ExecuteNonQueryAsync()).Should().BeGreaterThanOrEqualTo(1).And.BeLessThanOrEqualTo(many ? 10 : 1);
    }

    /// <summary>Changes a fact and computes every hash from there to the end anew, and the head with them.</summary>
    private async Task ChainAnew(Guid id, long from, string data)
    {
        var facts = new List<StoredFact>();
        await using (var command = database.CreateCommand("select id, version, type, data::text, headers::text from mt_events where stream_id = $1 order by version"))
        {
            command.Parameters.AddWithValue(id);
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
                facts.Add(new StoredFact(id, row.GetGuid(0), row.GetInt64(1), row.GetString(2), Json(row.GetInt64(1) == from ? data : row.GetString(3)), Json(row.GetString(4))));
        }

        var previous = facts.Single(f => f.Version == from - 1).Link!.Hash;
        foreach (var fact in facts.Where(f => f.Version >= from))
        {
            var link = HashChain.Link(previous, id, fact.Id, fact.Version, fact.Type, fact.Headers.GetProperty("fact"), fact.Data, fact.Link!.Personal);
            await using var command = database.CreateCommand("update mt_events set data = $1::jsonb, headers = jsonb_set(headers, '{chain}', $2::jsonb) where id = $3");
            command.Parameters.AddWithValue(fact.Data.GetRawText());
            command.Parameters.AddWithValue(JsonSerializer.Serialize(link, Wire.Json));
            command.Parameters.AddWithValue(fact.Id);
            (await command.ExecuteNonQueryAsync()).Should().Be(1);
            previous = link.Hash;
        }

        await using var head = database.CreateCommand("update stream_head set hash = $1 where stream_id = $2");
        head.Parameters.AddWithValue(previous);
        head.Parameters.AddWithValue(id);
        (await head.ExecuteNonQueryAsync()).Should().Be(1);
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
