using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Testing;
using Npgsql;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Api;

public sealed class Read_models
{
    private const int Incidents = 8;

    [Fact]
    public async Task Hold_what_a_fold_of_the_facts_says_and_a_check_finds_and_names_what_does_not()
    {
        await using var platform = await PlatformUnderTest.Start(null, Origins.Incidents);
        await using var database = NpgsqlDataSource.Create(platform.Databases[Origins.Incidents]);
        var ids = await AnyStreams(platform);
        var models = new ReadModels(platform.Http(Origins.Incidents, platform.Token("root", OrganisationRoles.Admin)));

        var sound = await All(models.Check());
        sound.Where(l => l.Difference is not null).Should().BeEmpty();
        sound[^1].Should().Match<ReadModelLine>(l => l.Done && l.Checked == Incidents && l.Of == Incidents && l.Differences == 0);

        await Execute(database, "update mt_doc_incident set data = jsonb_set(data, '{alertCount}', '77') where id = $1", ids[0]);
        await Execute(database, "update incident_list set title = 'Forged', words = 'Forged' where id = $1", ids[1]);
        await Execute(database, "delete from incident_list where id = $1", ids[2]);
        await Execute(database, "delete from mt_doc_incident where id = $1", ids[3]);

        var found = await All(models.Check());
        Named(found).Should().BeEquivalentTo(
        [
            new ReadModelDifference(ids[0], "snapshot", "alertCount"), new ReadModelDifference(ids[1], "list", "title"),
            new ReadModelDifference(ids[1], "list", "words"), new ReadModelDifference(ids[1], "list", "searchable"),
            new ReadModelDifference(ids[2], "list", "row"), new ReadModelDifference(ids[3], "snapshot", "row"),
        ]);
        Named(await All(models.Check())).Should().HaveCount(found[^1].Differences is var n ? (int)n : 0, "a check repairs nothing");

        (await All(models.Rebuild())).Where(l => l.Difference is not null).Should().OnlyContain(l => l.Repaired == true);
        Named(await All(models.Check())).Should().BeEmpty();

        foreach (var id in ids)
        {
            await platform.As("ada").Incidents.Retitle(id.ToString(), new Retitle("Goes on"));
        }

        Named(await All(models.Check())).Should().BeEmpty("what was rebuilt goes on like the rest");
    }

    [Fact]
    public void List_people_in_one_order_whichever_way_their_roles_are_kept()
    {
        var incident = ACommandedIncident().Given(
            new RoleAssigned(IncidentRoles.CommunicationsLead, Grace, RoleBasis.Assigned, Acknowledged: true),
            new RoleAssigned(IncidentRoles.SupportLead, "alan", RoleBasis.Assigned, Acknowledged: true)).State!;

        IncidentRow.Of(incident with { Roles = incident.Roles.Reverse().ToDictionary() }).Holders.Should().Equal(IncidentRow.Of(incident).Holders);
    }

    [Fact]
    public async Task Are_looked_at_by_the_leader_all_the_time_and_what_differs_is_named_in_its_log()
    {
        await using var platform = await PlatformUnderTest.Start(new Dictionary<string, string> { ["ReadModels__ProofSeconds"] = "0.2" }, Origins.Incidents);
        await using var database = NpgsqlDataSource.Create(platform.Databases[Origins.Incidents]);
        var id = (await platform.As("ada").Incidents.Declare(new DeclareIncident("Secret words", "P1", ["checkout"]))).Id;

        await Execute(database, "update incident_list set severity = 'P4' where id = $1", id);

        await Eventually.Some(
            () => Task.FromResult(platform.Incidents.Output.Contains($"Incident {id}: list does not hold what the facts say of severity", StringComparison.Ordinal) ? "named" : null),
            "the difference is named");
        platform.Incidents.Output.Should().NotContain("Secret words");
    }

    [Fact]
    public async Task Are_filled_at_the_start_where_the_database_is_older_than_the_list()
    {
        await using var platform = await PlatformUnderTest.Start(null, Origins.Incidents);
        await using var database = NpgsqlDataSource.Create(platform.Databases[Origins.Incidents]);
        var ada = platform.As("ada").Incidents;
        var id = (await ada.Declare(new DeclareIncident("Cards fail", "P1", ["checkout"]))).Id;
        await platform.Incidents.Stop();
        await Execute(database, "delete from incident_list where id = $1", id);

        await platform.Incidents.Start();

        await Eventually.Some(async () => (await ada.List()).Items is [var listed] && listed.Id == id ? "listed" : null, "the row is there again");
        var models = new ReadModels(platform.Http(Origins.Incidents, platform.Token("root", OrganisationRoles.Admin)));
        Named(await All(models.Check())).Should().BeEmpty();
    }

    private static async Task<IReadOnlyList<Guid>> AnyStreams(PlatformUnderTest platform)
    {
        var ids = new List<Guid>();
        for (var seed = 0; seed < Incidents; seed++)
        {
            var id = (await platform.As("ada").Incidents.Declare(new DeclareIncident($"Incident {seed}", "P1", [$"service-{seed}"]))).Id;
            await new Anything(platform, seed).Happens(id.ToString(), 20);
            ids.Add(id);
        }

        return ids;
    }

    private static IEnumerable<ReadModelDifference> Named(IEnumerable<ReadModelLine> lines) => lines.Where(l => l.Difference is not null).Select(l => l.Difference!);

    private static async Task<List<ReadModelLine>> All(IAsyncEnumerable<ReadModelLine> lines)
    {
        var all = new List<ReadModelLine>();
        await foreach (var line in lines)
        {
            all.Add(line);
        }

        return all;
    }

    private static async Task Execute(NpgsqlDataSource database, string sql, Guid id)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        (await command.ExecuteNonQueryAsync()).Should().Be(1);
    }
}
