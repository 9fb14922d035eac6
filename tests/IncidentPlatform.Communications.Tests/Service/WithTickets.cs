using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Tickets;
using IncidentPlatform.Contracts;
using Npgsql;

namespace IncidentPlatform.Communications.Tests.Service;

/// <summary>A ticket tool, support, and what they see of an incident.</summary>
public abstract class WithTickets(ARunningCommunications communications)
{
    /// <summary>A service that nobody else's tickets name.</summary>
    protected string Service { get; } = $"service-{Guid.CreateVersion7():N}";

    /// <summary>A customer that nobody else's tickets name.</summary>
    protected string Customer { get; } = $"customer-{Guid.CreateVersion7():N}";

    protected ARunningCommunications Communications { get; } = communications;

    protected static string ATicket() => $"T-{Guid.CreateVersion7():N}";

    protected async Task<string> Opens(DateTimeOffset? at = null, string? service = null, string? customer = null, string? requester = null, string? ticket = null)
    {
        var id = ticket ?? ATicket();
        using var answer = await As("tool", OrganisationRoles.Support, HttpMethod.Post, "tickets", new
        {
            ticket = id,
            openedAt = at ?? Communications.Clock.Now,
            subject = "I cannot pay",
            requester,
            customer,
            services = service is null ? Array.Empty<string>() : [service],
            link = "https://desk.example.com/1",
        });
        answer.EnsureSuccessStatusCode();
        return id;
    }

    protected async Task Links(AFedIncident incident, string ticket)
    {
        using var answer = await As("susan", OrganisationRoles.Support, HttpMethod.Post, $"incidents/{incident.Id}/tickets", new { ticket });
        answer.EnsureSuccessStatusCode();
    }

    protected async Task<HttpResponseMessage> As(string person, string role, HttpMethod method, string path, object? body = null)
    {
        using var http = Communications.As(person, role);
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
            request.Content = JsonContent.Create(body, options: Wire.Json);
        return await http.SendAsync(request);
    }

    /// <summary>What support reads there, once it is as it should be.</summary>
    protected Task<JsonElement> Reads(string path, Func<JsonElement, bool> isSo) => Communications.Until(async () =>
    {
        using var answer = await As("susan", OrganisationRoles.Support, HttpMethod.Get, path);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>(Wire.Json) : default;
    }, read => read.ValueKind != JsonValueKind.Undefined && isSo(read));

    protected Task<string> Room(AFedIncident incident, Func<string, bool> isSo) => Communications.Until(async () =>
    {
        using var answer = await As(incident.Person, OrganisationRoles.Commander, HttpMethod.Get, $"incidents/{incident.Id}/war-room/messages?pageSize=200");
        return await answer.Content.ReadAsStringAsync();
    }, isSo);

    protected Task<List<T>> Reported<T>(AFedIncident incident, int count = 1) => Communications.Until(
        () => Task.FromResult(AllReported<T>(incident)), all => all.Count >= count);

    protected List<T> AllReported<T>(AFedIncident incident) =>
        [.. Communications.Reported.Values.Where(r => r.IncidentId == incident.Id && r.Type == typeof(T).Name).OrderBy(r => r.OccurredAt).Select(r => r.As<T>())];

    /// <summary>So many tickets for the service in each quarter of an hour around that time, in the weeks before.</summary>
    protected async Task Usually(int tickets, DateTimeOffset at, int weeks = 3)
    {
        await using var database = NpgsqlDataSource.Create(Communications.Platform.Databases[Origins.Communications]);
        for (var week = 1; week <= weeks; week++)
        {
            for (var slot = TicketSlots.Of(at.AddDays(-7 * week).AddHours(-2)); slot < at.AddDays(-7 * week).AddHours(5); slot += TicketSlots.Length)
            {
                var sample = new TicketSample(TicketSample.IdOf(slot), slot, [new ServicesCount([Service], tickets)]);
                await using var command = database.CreateCommand(
                    "insert into mt_doc_ticketsample (id, data, mt_dotnet_type) values ($1, $2::jsonb, $3) "
                    + "on conflict (id) do update set data = jsonb_set(mt_doc_ticketsample.data, '{counts}', (mt_doc_ticketsample.data->'counts') || (excluded.data->'counts'))");
                command.Parameters.AddWithValue(sample.Id);
                command.Parameters.AddWithValue(JsonSerializer.Serialize(sample, Wire.Json));
                command.Parameters.AddWithValue(typeof(TicketSample).FullName!);
                await command.ExecuteNonQueryAsync();
            }
        }
    }

    protected Task<long> Waiting(string kind, Func<long, bool> isSo) => Communications.Until(() => Count($"due_work where kind = '{kind}'"), isSo);

    protected async Task<long> Count(string from)
    {
        await using var database = NpgsqlDataSource.Create(Communications.Platform.Databases[Origins.Communications]);
        await using var command = database.CreateCommand($"select count(*) from {from}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    protected void Later(TimeSpan time) => Communications.Clock.MoveTo(Communications.Clock.Now + time);

    /// <summary>For a while Incidents does not answer.</summary>
    protected async Task WhileIncidentsIsAway(Func<Task> during)
    {
        Communications.Incidents.Reachable = false;
        try
        {
            await during();
        }
        finally
        {
            Communications.Incidents.Reachable = true;
        }
    }
}
