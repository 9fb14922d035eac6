using Marten;
using Npgsql;

namespace IncidentPlatform.Hosting.Messaging;

/// <summary>What each consumer has taken in: a row committed with what the message caused.</summary>
public static class Inbox
{
    /// <summary>Takes a message in, within the session's transaction.</summary>
    /// <returns>False where it was taken in before. Two at the same time: the second fails at commit, is delivered again, and finds it.</returns>
    public static async Task<bool> Accept(IDocumentSession session, string consumer, Guid messageId, CancellationToken ct)
    {
        await session.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand("select 1 from inbox where consumer = $1 and message_id = $2");
        command.Parameters.AddWithValue(consumer);
        command.Parameters.AddWithValue(messageId);
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        if (await reader.ReadAsync(ct))
            return false;
        session.QueueSqlCommand("insert into inbox (consumer, message_id) values (?, ?)", consumer, messageId);
        return true;
    }
}
