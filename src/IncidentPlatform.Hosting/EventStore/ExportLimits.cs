using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Messaging;
using Marten;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>What an export leaves out for who asks for it.</summary>
/// <param name="Streams">Streams that are not theirs to know of: said to be there, and not shown.</param>
/// <param name="Words">Types of facts whose words are not theirs to read: shown without them.</param>
public sealed record ExportLimits(IReadOnlySet<Guid> Streams, IReadOnlySet<string> Words)
{
    public static ExportLimits None { get; } = new(new HashSet<Guid>(), new HashSet<string>());
}

/// <summary>Says what an export of every stream leaves out for the caller.</summary>
public interface IExportLimits
{
    Task<ExportLimits> Of(CancellationToken ct);
}

/// <summary>In a service that follows no incidents: nothing.</summary>
internal sealed class ExportOfAll : IExportLimits
{
    public Task<ExportLimits> Of(CancellationToken ct) => Task.FromResult(ExportLimits.None);
}

/// <summary>In the services beside Incidents: their streams of restricted incidents, unless the caller may know of them.</summary>
internal sealed class ExportToReaders(IncidentReaders readers, IQuerySession query) : IExportLimits
{
    public async Task<ExportLimits> Of(CancellationToken ct)
    {
        var restricted = await query.Query<IncidentCopy>().Where(c => c.State.Access.Restricted).Select(c => c.Id).ToListAsync(ct);
        return ExportLimits.None with { Streams = restricted.Except(await readers.Readable(restricted, ct)).ToHashSet() };
    }
}
