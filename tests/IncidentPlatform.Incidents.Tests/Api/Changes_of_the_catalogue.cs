using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Testing;
using Npgsql;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection(RunningCatalogue.Shared)]
public sealed class Changes_of_the_catalogue(RunningCatalogue running)
{
    [Fact]
    public async Task Are_told_in_order_whole_and_to_the_last()
    {
        var from = await End();
        await running.Admin.PutService("told-a", new Service { Tier = 1 });
        await running.Admin.PutService("told-b", new Service { Tier = 2 });
        await running.Admin.PutService("told-a", new Service { Tier = 3 });
        await running.Admin.DeleteService("told-b");

        var first = await running.Admin.ListCatalogueChanges(from, 1);
        var second = await running.Admin.ListCatalogueChanges(first.Next, 1);

        first.More.Should().BeTrue();
        first.Items.Single().Should().Match<Client.Incidents.CatalogueChange>(c => c.Kind == "services" && c.Id == "told-a" && c.Version == 2 && !c.Deleted);
        first.Items.Single().Spec!.Value.GetProperty("tier").GetInt32().Should().Be(3, "only the latest is told");
        second.Items.Single().Should().Match<Client.Incidents.CatalogueChange>(c => c.Id == "told-b" && c.Version == 2 && c.Deleted && c.Spec == null);
        second.More.Should().BeFalse();
        (await running.Admin.ListCatalogueChanges(second.Next)).Should().Match<Client.Incidents.CatalogueChanges>(c => c.Items.Count == 0 && c.Next == second.Next);
    }

    [Fact]
    public async Task Miss_nothing_that_is_committed_late()
    {
        var from = await End();
        await using var database = NpgsqlDataSource.Create(running.Platform.Databases[Origins.Incidents]);
        await using var late = await database.OpenConnectionAsync();
        await using var transaction = await late.BeginTransactionAsync();
        var writer = new CatalogueWriter(late, DomainClock.Real, "person:late");
        await writer.Lock(default);
        await writer.Put("services", "late", "{}", default);

        var later = running.Admin.PutService("later", new Service());
        await Eventually.Some(async () => await Waits(database) ? "waits" : null, "the later writer waits for the earlier one");
        later.IsCompleted.Should().BeFalse();
        (await running.Admin.ListCatalogueChanges(from)).Items.Should().BeEmpty("nothing is committed");
        await transaction.CommitAsync();
        await later;

        (await running.Admin.ListCatalogueChanges(from)).Items.Select(c => c.Id).Should().Equal("late", "later");
    }

    [Fact]
    public async Task Are_all_told_to_a_reader_that_follows_while_many_write()
    {
        var next = await End();
        var names = Enumerable.Range(0, 60).Select(n => $"busy-{n}").ToList();
        var writing = Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (name, ct) => await running.Admin.PutService(name, new Service(), ct));
        var told = new List<string>();
        for (var done = false; !done || told.Count < names.Count;)
        {
            done = writing.IsCompleted;
            var changes = await running.Admin.ListCatalogueChanges(next, 7);
            told.AddRange(changes.Items.Select(c => c.Id));
            next = changes.Next;
            if (done && changes.Items.Count == 0)
            {
                break;
            }
        }

        await writing;
        told.Should().BeEquivalentTo(names);
    }

    private static async Task<bool> Waits(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "select exists (select 1 from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and l.locktype = 'advisory' and not l.granted)");
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private async Task<long> End()
    {
        var next = 0L;
        while (await running.Admin.ListCatalogueChanges(next, 200) is { Items.Count: > 0 } changes)
        {
            next = changes.Next;
        }

        return next;
    }
}
