using Npgsql;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>Failures of the database that pass: it restarts, is unreachable, or a lock was not to be had.</summary>
public static class Transient
{
    public static bool Is(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            if (e is NpgsqlException { IsTransient: true } or PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.UniqueViolation } or System.Net.Sockets.SocketException
                || e is JasperFx.Events.ExistingStreamIdCollisionException or Marten.Exceptions.ExistingStreamIdCollisionException)
                return true;
        return false;
    }
}
