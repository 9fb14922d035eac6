using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Npgsql;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;

namespace IncidentPlatform.Testing;

/// <summary>
/// The real PostgreSQL and RabbitMQ that tests run on: those the environment names (<c>eng/test.sh</c> starts them and does), else
/// containers where an engine answers. A test that cannot have them fails.
/// </summary>
public sealed class Servers
{
    private static readonly Lazy<Task<Servers>> Shared = new(Find);
    private readonly string postgres;
    private readonly Uri management;

    private Servers(string postgres, Uri rabbit, Uri management) => (this.postgres, Rabbit, this.management) = (postgres, rabbit, management);

    /// <summary>Broker address without a virtual host.</summary>
    public Uri Rabbit { get; }

    public static Task<Servers> Get() => Shared.Value;

    /// <summary>A database of its own.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabase(string name)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database \"{name}\"", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(postgres) { Database = name }.ConnectionString;
    }

    public async Task DropDatabase(string name)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"drop database if exists \"{name}\" with (force)", connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A virtual host of its own.</summary>
    /// <returns>Its address.</returns>
    public async Task<Uri> CreateVirtualHost(string name)
    {
        using var http = Management();
        (await http.PutAsync(new Uri($"api/vhosts/{name}", UriKind.Relative), null)).EnsureSuccessStatusCode();
        var user = Uri.UnescapeDataString(Rabbit.UserInfo.Split(':')[0]);
        (await http.PutAsJsonAsync($"api/permissions/{name}/{user}", new { configure = ".*", write = ".*", read = ".*" })).EnsureSuccessStatusCode();
        return new UriBuilder(Rabbit) { Path = name }.Uri;
    }

    public async Task DropVirtualHost(string name)
    {
        using var http = Management();
        await http.DeleteAsync(new Uri($"api/vhosts/{name}", UriKind.Relative));
    }

    /// <summary>The broker's management interface.</summary>
    public HttpClient Management()
    {
        var http = new HttpClient { BaseAddress = new UriBuilder(management) { UserName = "", Password = "" }.Uri };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(management.UserInfo))));
        return http;
    }

    private static async Task<Servers> Find()
    {
        if (Variable("TEST_POSTGRES") is { } postgres && Variable("TEST_RABBITMQ") is { } rabbit && Variable("TEST_RABBITMQ_MANAGEMENT") is { } management)
            return new Servers(postgres, new Uri(rabbit), new Uri(management));
        try
        {
            return await StartContainers();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(
                "Tests need PostgreSQL and RabbitMQ: run them by eng/test.sh, or set TEST_POSTGRES, TEST_RABBITMQ and TEST_RABBITMQ_MANAGEMENT "
                + "(eng/servers.sh start DIR; eval \"$(eng/servers.sh env DIR)\"), or start a container engine.", e);
        }
    }

    private static async Task<Servers> StartContainers()
    {
        var database = new PostgreSqlBuilder("postgres:15").WithCommand("-c", "max_connections=400", "-c", "fsync=off").Build();
        var broker = new RabbitMqBuilder("rabbitmq:3.13-management").WithPortBinding(15672, true).Build();
        await Task.WhenAll(database.StartAsync(), broker.StartAsync());
        var address = new Uri(broker.GetConnectionString());
        return new Servers(
            database.GetConnectionString(), address,
            new UriBuilder("http", broker.Hostname, broker.GetMappedPublicPort(15672)) { UserName = address.UserInfo.Split(':')[0], Password = address.UserInfo.Split(':')[1] }.Uri);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
