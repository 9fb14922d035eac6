using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Intake;
using Marten;
using Npgsql;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace IncidentPlatform.Incidents.Views;

/// <summary>How far somebody has read an incident: what "since I last looked" means. It is no fact: it tells of the reader.</summary>
public static class LastLook
{
    /// <param name="Version">The caller has seen everything up to the fact with this version.</param>
    public sealed record Request(long Version);

    public static void AddTable(StoreOptions options)
    {
        var looks = new Table(new PostgresqlObjectName(options.DatabaseSchemaName, "last_look", SchemaUtils.IdentifierUsage.General));
        looks.AddColumn("person", "text").AsPrimaryKey();
        looks.AddColumn<Guid>("incident").AsPrimaryKey();
        looks.AddColumn<long>("version").NotNull();
        options.Storage.ExtendedSchemaObjects.Add(looks);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/incidents/{incident}/last-look", async (string incident, Request body, IDocumentSession session, Caller caller, CancellationToken ct) =>
        {
            if (await IncidentReference.Find(session, incident, caller, ct) is not { } id || await session.Events.FetchStreamStateAsync(id, ct) is not { } stream)
            {
                return Problems.NotFound("incident", incident);
            }

            if (body.Version < 0 || body.Version > stream.Version)
            {
                return Problems.Invalid("version-unknown", $"The incident has no fact with version {body.Version}.", $"The last one is {stream.Version}.");
            }

            session.QueueSqlCommand(
                "insert into last_look (person, incident, version) values (?, ?, ?) on conflict (person, incident) do update set version = excluded.version",
                caller.Actor.Id, id, body.Version);
            await session.SaveChangesAsync(ct);
            return TypedResults.NoContent();
        })
        .RequireAnyRole()
        .WithTags("incidents").WithSummary("Says how far the caller has read.")
        .Produces(204).ProducesProblem(400).ProducesProblem(404);

    internal static async Task<long?> Of(IQuerySession query, string person, Guid incident, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select version from last_look where person = $1 and incident = $2");
        command.Parameters.AddWithValue(person);
        command.Parameters.AddWithValue(incident);
        return await command.ReadOne(query, r => (long?)r.GetInt64(0), ct);
    }
}
