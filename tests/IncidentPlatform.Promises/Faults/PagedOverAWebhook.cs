using System.Collections.Concurrent;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IncidentPlatform.Promises.Faults;

/// <summary>A page to a receiver that can tell a repeat: whatever breaks, one page is one page.</summary>
public sealed class PagedOverAWebhook(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    [Fact]
    public async Task Escalation_killed_while_the_receiver_has_the_page_calls_again_with_the_same_key()
    {
        var calls = new ConcurrentQueue<string>();
        var release = new TaskCompletionSource();
        await using var receiver = await Receive(async key =>
        {
            calls.Enqueue(key);
            if (calls.Count == 1)
                await release.Task;
        });
        await platform.Root.Escalation.PutPerson("ada", new Person("Ada", "ada@example.org", new Uri(receiver.Urls.First())));

        var incident = (await platform.Ada.Incidents.Declare(new("Paged once", "P2", ["paging"]))).Id;
        await Eventually.So(() => Task.FromResult(!calls.IsEmpty));
        await platform.Services.Escalation.Kill();
        release.SetResult();
        await platform.Services.Escalation.Start();
        await platform.Clock.UntilQuiet();

        calls.Count.Should().BeGreaterThan(1, "the outcome of the first call was never known");
        calls.Distinct().Should().ContainSingle("the receiver can tell the repeat by its key");
        var paged = (await platform.Facts(incident)).Where(f => f.Type == nameof(ResponderPaged)).ToList();
        paged.Should().ContainSingle().Which.As<ResponderPaged>().Person.Should().Be("ada");
    }

    [Fact]
    public async Task Escalation_killed_after_the_answer_and_before_its_outcome_is_kept_calls_again_with_the_same_key()
    {
        await using var database = NpgsqlDataSource.Create(platform.Services.Databases[Origins.Escalation]);
        await using var connection = await database.OpenConnectionAsync();
        var row = await connection.BeginTransactionAsync();
        var calls = new ConcurrentQueue<string>();
        await using var receiver = await Receive(async key =>
        {
            calls.Enqueue(key);
            if (calls.Count > 1)
                return;
            await using var hold = new NpgsqlCommand("select 1 from due_work where payload->>'pageId' = $1 for update", connection);
            hold.Parameters.AddWithValue(key);
            await hold.ExecuteNonQueryAsync();
        });
        await platform.Root.Escalation.PutPerson("ada", new Person("Ada", "ada@example.org", new Uri(receiver.Urls.First())));

        var incident = (await platform.Ada.Incidents.Declare(new("Answered, not kept", "P2", ["answering"]))).Id;
        await Eventually.So(() => database.SomebodyWaits());
        await platform.Services.Escalation.Kill();
        await database.EndWhoWaits();
        await row.RollbackAsync();
        await platform.Services.Escalation.Start();
        await platform.Clock.UntilQuiet();

        calls.Should().HaveCountGreaterThan(1, "the first call's outcome was lost");
        calls.Distinct().Should().ContainSingle("the receiver can tell the repeat by its key");
        (await platform.Facts(incident)).Where(f => f.Type == nameof(ResponderPaged)).Should().ContainSingle();
    }

    private static async Task<WebApplication> Receive(Func<string, Task> called)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/", async (HttpRequest request) =>
        {
            await called(request.Headers["Idempotency-Key"].ToString());
            return Results.Ok();
        });
        await app.StartAsync();
        return app;
    }
}
