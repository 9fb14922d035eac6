using Npgsql;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>Failures of the database that pass: it restarts, is unreachable, a lock was not to be had, or the schema is not made yet.</summary>
public static class Transient
{
    private static readonly HashSet<string> Passing =
        [PostgresErrorCodes.LockNotAvailable, PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.UndefinedTable];

    public static bool Is(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            if (e is NpgsqlException { IsTransient: true } or System.Net.Sockets.SocketException
                || e is PostgresException refused && Passing.Contains(refused.SqlState)
                || e is JasperFx.Events.ExistingStreamIdCollisionException or Marten.Exceptions.ExistingStreamIdCollisionException)
                return true;
        return false;
    }
}
