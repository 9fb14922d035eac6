using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Hosting.Messaging;
using Marten;
using MassTransit;
using Npgsql;

namespace IncidentPlatform.Incidents.Reactions;

/// <summary>Keeps the newest roster; an older one that arrives late is ignored.</summary>
public sealed class KeepRoster(StreamSessions sessions) : IConsumer<RosterPublished>
{
    private const string Consumer = "rosters";

    public async Task Consume(ConsumeContext<RosterPublished> context)
    {
        var (roster, ct) = (context.Message, context.CancellationToken);
        await using var transaction = sessions.Open();
        if (!await Inbox.Accept(transaction.Session, Consumer, roster.Id, ct))
        {
            return;
        }

        await OneAtATime(transaction.Session, ct);
        if (await transaction.Session.LoadAsync<RosterCopy>(RosterCopy.Only, ct) is not { } known || known.Version < roster.Version)
        {
            transaction.Session.Store(new RosterCopy { Version = roster.Version, Shifts = roster.Shifts });
        }

        await transaction.Save(ct);
    }

    /// <summary>Two rosters may be handled at the same time: without the lock the older could be stored last.</summary>
    private static async Task OneAtATime(IDocumentSession session, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('roster', 0))");
        await session.ExecuteAsync(command, ct);
    }
}
