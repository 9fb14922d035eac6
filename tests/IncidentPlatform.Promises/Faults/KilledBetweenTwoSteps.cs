using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;
using Npgsql;

namespace IncidentPlatform.Promises.Faults;

/// <summary>kill -9 of Incidents at the two instants at which a fact could be lost or heard twice. What holds it there is a cut link or a lock, no time.</summary>
public sealed class KilledBetweenTwoSteps(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    private static readonly string[] Siblings = [Origins.Communications, Origins.Escalation, Origins.PostMortems];

    [Fact]
    public async Task After_the_append_and_before_the_broker_has_it_the_fact_is_published_later()
    {
        var incident = await platform.ADeclaredIncident();
        platform.Services.BrokerLink.Cut();
        var note = await platform.Ada.Incidents.AddNote(incident.ToString(), new Words("Appended, not published"));
        await platform.Services.Incidents.Kill();

        platform.Services.BrokerLink.Mend();
        await platform.Services.Incidents.Start();
        await platform.Clock.UntilQuiet();

        await EverySiblingTookItInOnce(note.Facts.Single().Id);
    }

    [Fact]
    public async Task After_the_broker_has_it_and_before_the_position_moved_it_is_published_again_and_heard_once()
    {
        var incident = await platform.ADeclaredIncident();
        await using var database = NpgsqlDataSource.Create(platform.Services.Databases[Origins.Incidents]);
        await using var connection = await database.OpenConnectionAsync();
        var position = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("select 1 from mt_event_progression where name = 'relay:All' for update", connection))
            await hold.ExecuteNonQueryAsync();

        var note = (await platform.Ada.Incidents.AddNote(incident.ToString(), new Words("Published, position not moved"))).Facts.Single().Id;
        await Eventually.So(async () => await TakenIn(Origins.Escalation, note) == 1 && await database.SomebodyWaits());
        await platform.Services.Incidents.Kill();
        await database.EndWhoWaits();
        (await Count(database, "select count(*) from mt_events e, mt_event_progression p where p.name = 'relay:All' and e.id = $1 and e.seq_id > p.last_seq_id", note))
            .Should().Be(1, "it was killed before the position moved");

        await position.RollbackAsync();
        await platform.Services.Incidents.Start();
        await platform.Clock.UntilQuiet();

        await EverySiblingTookItInOnce(note);
        (await platform.Facts(incident)).Where(f => f.Type == nameof(NoteAdded)).Should().ContainSingle();
    }

    private async Task EverySiblingTookItInOnce(Guid fact)
    {
        foreach (var sibling in Siblings)
            (await TakenIn(sibling, fact)).Should().Be(1, $"{sibling} hears of each fact once");
    }

    private async Task<long> TakenIn(string sibling, Guid fact)
    {
        await using var database = NpgsqlDataSource.Create(platform.Services.Databases[sibling]);
        return await Count(database, "select count(*) from inbox where message_id = $1", fact);
    }

    private static async Task<long> Count(NpgsqlDataSource database, string sql, Guid id)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
