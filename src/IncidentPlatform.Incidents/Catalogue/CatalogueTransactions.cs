using System.Data;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Clocks;
using Npgsql;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>Transactions that change the catalogue.</summary>
public sealed class CatalogueTransactions(NpgsqlDataSource database, DomainClock clock)
{
    private int importing;

    internal async Task<CatalogueTransaction> Open(Caller caller, CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        return new CatalogueTransaction(
            connection, await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct), clock, $"{caller.Actor.Kind.ToString().ToLowerInvariant()}:{caller.Actor.Id}");
    }

    /// <summary>Takes the one place there is for an import, so that slow uploads cannot use up the connections; null where it is taken.</summary>
    internal IDisposable? TakePlace() => Interlocked.CompareExchange(ref importing, 1, 0) == 0 ? new Place(this) : null;

    private sealed class Place(CatalogueTransactions of) : IDisposable
    {
        public void Dispose() => Interlocked.Exchange(ref of.importing, 0);
    }
}

/// <summary>One of them: what is not committed when it ends has not happened.</summary>
internal sealed class CatalogueTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, DomainClock clock, string by) : IAsyncDisposable
{
    public CatalogueWriter Writer { get; } = new(connection, clock, by);

    public CatalogueImport Import() => new(connection, Writer);

    public Task Commit(CancellationToken ct) => transaction.CommitAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
