using System.Diagnostics;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using Npgsql;

namespace IncidentPlatform.Benchmarks;

/// <summary>A changed schedule run over 1,000 incidents of 100 facts each; beside it what reading the same facts costs alone.</summary>
public static class WhatIfReplay
{
    private const int Incidents = 1_000;
    private const int Notes = 90;
    private const int PageSize = 200;

    public static async Task Run(Report report)
    {
        report.Title($"What if, over {Incidents} incidents", "what", "facts", "seconds", "of reading alone", "bound s");
        await using var platform = await PlatformUnderTest.StartToMeasure();
        var root = platform.As("root", OrganisationRoles.Admin);
        foreach (var person in new[] { "ada", "grace" })
            await root.Escalation.PutPerson(person, new Person(person, $"{person}@example.org"));
        var start = platform.Clock.Now.UtcDateTime.Date.AddDays(-1);
        await root.Escalation.PutSchedule("incident-commander", new Schedule("UTC", start, TimeSpan.FromDays(7), ["ada"]));
        await root.Escalation.PutSchedule("primary", new Schedule("UTC", start, TimeSpan.FromDays(7), ["grace"]));
        var ids = await Declare(platform);

        var began = Stopwatch.GetTimestamp();
        var facts = await Read(platform, ids);
        var reading = Stopwatch.GetElapsedTime(began).TotalSeconds;
        report.Row("reading the facts alone", facts, reading, 1.0, "");

        began = Stopwatch.GetTimestamp();
        var answer = await root.Escalation.AskWhatIf(new WhatIf(
            Schedules: new Dictionary<string, Schedule> { ["primary"] = new("UTC", start, TimeSpan.FromDays(7), ["ada"]) }, OthersAnswerAfter: TimeSpan.FromMinutes(3)));
        var asking = Stopwatch.GetElapsedTime(began).TotalSeconds;
        report.Row($"run again, {answer.Incidents} incidents, {answer.Differing} differ", facts, asking, asking / reading, 10);
    }

    /// <summary>One incident as the services wrote it, and as many copies of it.</summary>
    private static async Task<IReadOnlyList<Guid>> Declare(PlatformUnderTest platform)
    {
        var ada = platform.As("ada", OrganisationRoles.Responder).Incidents;
        var model = (await ada.Declare(new DeclareIncident("It fails", "P1", ["checkout"]))).Id;
        for (var note = 0; note < Notes; note++)
            await ada.AddNote($"{model}", new Words($"Note {note}"));
        await platform.Clock.Advance(TimeSpan.FromHours(1));
        await platform.Incidents.Stop();
        await platform.Escalation.Stop();

        (int N, Guid Id)[] copies = [.. Enumerable.Range(1, Incidents - 1).Select(n => (n, Guid.CreateVersion7()))];
        await CopyTo(Origins.Incidents, "mt_doc_incident");
        await CopyTo(Origins.Escalation, "mt_doc_ledger", "mt_doc_incidentcopy");
        await platform.Incidents.Start();
        await platform.Escalation.Start();
        return [model, .. copies.Select(c => c.Id)];

        async Task CopyTo(string service, params string[] documents)
        {
            await using var database = NpgsqlDataSource.Create(platform.Databases[service]);
            await StoredRows.CopyStream(database, model, copies);
            foreach (var document in documents)
                await StoredRows.CopyDocument(database, document, model, copies);
            await StoredRows.Settle(database);
        }
    }

    private static async Task<int> Read(PlatformUnderTest platform, IReadOnlyList<Guid> ids)
    {
        var (facts, ada) = (0, platform.As("ada", OrganisationRoles.Responder).Incidents);
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (id, ct) =>
        {
            for (var (after, more) = (0L, true); more;)
            {
                var page = await ada.ListFacts($"{id}", after, PageSize, ct);
                Interlocked.Add(ref facts, page.Items.Count);
                (after, more) = (page.Items.Count == 0 ? after : page.Items[^1].Version, page.Items.Count == PageSize);
            }
        });
        return facts;
    }
}
