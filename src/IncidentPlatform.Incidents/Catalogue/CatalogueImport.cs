using IncidentPlatform.Incidents.Domain.Catalogue;
using Npgsql;
using NpgsqlTypes;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>A line of an import, and what is wrong with it.</summary>
/// <param name="Line">Line of the file; number of the item in a JSON array.</param>
public sealed record LineFault(int Line, string Id, string Member, string What);

/// <summary>What an import came to: merged, or every faulty line named and nothing changed.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Faults">The first of the faults.</param>
/// <param name="FaultyLines">How many lines are faulty, those that are not named included.</param>
/// <param name="Unknown">What is named and not in the catalogue.</param>
public sealed record ImportOutcome(int Rows, Merged? Merged, IReadOnlyList<LineFault> Faults, int FaultyLines, IReadOnlyList<Reference> Unknown);

/// <summary>
/// Brings rows into the catalogue, all or none: they stream into a temporary table, whatever is wrong is collected on the way, and only
/// then is the catalogue locked and merged with it.
/// </summary>
internal sealed class CatalogueImport(NpgsqlConnection connection, CatalogueWriter writer)
{
    /// <summary>Faults that are named; the rest is counted.</summary>
    public const int MostNamed = 100;

    /// <summary>Different references that are looked up.</summary>
    private const int MostReferences = 10_000;

    private const string Staged = "catalogue_import";

    private readonly List<LineFault> faults = [];
    private readonly HashSet<Reference> references = [];
    private int rows;
    private int faultyLines;

    public async Task<ImportOutcome> Run(CatalogueKind kind, IAsyncEnumerable<ImportRow> from, CancellationToken ct)
    {
        await writer.Execute($"create temporary table {Staged} (line integer not null, id text not null, data jsonb not null) on commit drop", ct);
        await Stage(kind, from, ct);
        if (faultyLines == 0)
        {
            await writer.Execute($"analyze {Staged}", ct);
            await Duplicates(ct);
        }

        if (faultyLines > 0)
        {
            return Refused();
        }

        await writer.Lock(ct);
        var merged = await writer.Merge(kind.Name, Staged, ct);
        if (kind.Name == Service.Kind && await writer.Cycle(ct) is { } cycle)
        {
            Add(0, "", new Fault("dependsOn", $"leads back to where it starts: {string.Join(" → ", cycle)}"));
            return Refused();
        }

        return new ImportOutcome(rows, merged, [], 0, await writer.Unknown(references, ct));
    }

    private ImportOutcome Refused() => new(rows, null, faults, faultyLines, []);

    private async Task Stage(CatalogueKind kind, IAsyncEnumerable<ImportRow> from, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {Staged} (line, id, data) from stdin (format binary)", ct);
        await foreach (var row in from.WithCancellation(ct))
        {
            rows++;
            var read = row.Fault is { } unreadable ? new Checked("", [], [unreadable]) : kind.Read(row.Id, row.Spec);
            if (read.Faults.Count > 0)
            {
                Add(row.Line, row.Id, [.. read.Faults]);
            }
            else if (faultyLines == 0)
            {
                foreach (var reference in read.References.Where(_ => references.Count < MostReferences))
                {
                    references.Add(reference);
                }

                await copy.StartRowAsync(ct);
                await copy.WriteAsync(row.Line, NpgsqlDbType.Integer, ct);
                await copy.WriteAsync(row.Id, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(read.Json, NpgsqlDbType.Jsonb, ct);
            }
        }

        await copy.CompleteAsync(ct);
    }

    private async Task Duplicates(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"select line, id, first from (select line, id, min(line) over (partition by id) as first from {Staged}) s where line > first order by line", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            Add(reader.GetInt32(0), reader.GetString(1), new Fault("id", $"stands in line {reader.GetInt32(2)} already"));
        }
    }

    private void Add(int line, string id, params IEnumerable<Fault> wrong)
    {
        faultyLines++;
        foreach (var fault in wrong.Take(MostNamed - faults.Count))
        {
            faults.Add(new LineFault(line, id, fault.Member, fault.What));
        }
    }
}
