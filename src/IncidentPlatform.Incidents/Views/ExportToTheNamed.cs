using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Intake;
using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>An export of every incident leaves out the restricted ones that the caller is not named on, and privileged words unless the caller is of legal.</summary>
internal sealed class ExportToTheNamed(Caller caller, IQuerySession query) : IExportLimits
{
    public async Task<ExportLimits> Of(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select id from mt_doc_incident where {Visibility.Sql("$1")} is not true");
        command.Parameters.Add(Visibility.Person(caller));
        return new ExportLimits((await command.Read(query, r => r.GetGuid(0), ct)).ToHashSet(), caller.WordsWithheld());
    }
}
