using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using Npgsql;
using RabbitMQ.Client;

namespace IncidentPlatform.Promises.Secrecy;

/// <summary>
/// A canary is planted in every text of a restricted incident that any operation takes, and looked for in every place that holds
/// anything. Where it may be is named here, each place with its reason; everywhere else it must not be.
/// </summary>
[Collection(ASecretPlatform.Shared)]
public sealed class TheCanary(ASecretPlatform secret)
{
    /// <summary>Tables in which words of the incident may be, by service: the texts planted there, and why they may be there.</summary>
    private static readonly Dictionary<(string Service, string Table), string[]> Allowed = new()
    {
        // The incident's own stream and snapshot: the one truth. What siblings report of it (an action item, a waiver) is on it too.
        [(Origins.Incidents, "mt_events")] = [Origins.Incidents, Origins.Communications, Origins.Escalation, Origins.PostMortems],
        [(Origins.Incidents, "mt_doc_incident")] = [Origins.Incidents],

        // The row by which the named find it.
        [(Origins.Incidents, "incident_list")] = [Origins.Incidents],

        // What people wrote in the sibling itself, which owns it and shows it to the named only; never a word of Incidents.
        [(Origins.Communications, "mt_events")] = [Origins.Communications],
        [(Origins.Communications, "mt_doc_conversation")] = [Origins.Communications],
        [(Origins.Escalation, "mt_events")] = [Origins.Escalation],
        [(Origins.Escalation, "mt_doc_ledger")] = [Origins.Escalation],
        [(Origins.PostMortems, "mt_events")] = [Origins.PostMortems],
        [(Origins.PostMortems, "mt_doc_reviewfile")] = [Origins.PostMortems],

        // A part of the status page is named by an administrator before there is any incident.
        [(Origins.Communications, "mt_doc_component")] = [Origins.Incidents, "component"],
    };

    /// <summary>Members that hold an id or a code: what stands there is no text of anybody's.</summary>
    private static readonly Dictionary<string, string> NoText = new()
    {
        ["person"] = "ada",
        ["to"] = "ada",
        ["by"] = "ada",
        ["receivedBy"] = "ada",
        ["implementedBy"] = "ada",
        ["deployedBy"] = "ada",
        ["collectedBy"] = "ada",
        ["owner"] = "ada",
        ["named"] = "ada",
        ["securityLead"] = "ada",
        ["sha256"] = new('b', 64),
        ["jurisdictions"] = "gdpr",
        ["jurisdiction"] = "gdpr",
        ["phase"] = "analysis",
        ["rule"] = "fix-not-validated",
        ["override"] = "alone",
        ["currency"] = "EUR",
        ["field"] = "to-improve",
    };

    private const string Auditor = "otto";

    /// <summary>Operations whose texts must have been taken in, so that the search below finds what it looks for.</summary>
    private static readonly string[] MustTakeIn =
    [
        "/incidents/{incident}/notes", "/incidents/{incident}/findings", "/incidents/{incident}/decisions", "/incidents/{incident}/hypotheses",
        "/incidents/{incident}/root-cause", "/incidents/{incident}/title", "/incidents/{incident}/fixes", "/incidents/{incident}/awareness",
        "/incidents/{incident}/filings", "/incidents/{incident}/evidence", "/incidents/{incident}/media-attention",
        "/incidents/{incident}/severity", "/incidents/{incident}/overrides", "/incidents/{incident}/corrections", "/incidents/{id}/updates", "/incidents/{id}/replies",
        "/incidents/{incident}/verifications", "/incidents/{incident}/fixes/{fix}/reversal", "/incidents/{incident}/roles/{role}/relief",
        "/incidents/{incident}/auditors", "/incidents/{incident}/access/{person}/revocation", "/incidents/{incident}/cancellation",
        "/incidents/{id}/war-room/messages", "/incidents/{id}/war-room/messages/{message}/mark", "/incidents/{id}/pages", "/obligations/{id}/extension", "/obligations/{id}/waiver", "/incidents/{id}/action-items",
        "/incidents/{incident}/work", "/incidents/{incident}/work/{work}/assignment", "/incidents/{incident}/work/{work}/completion",
        "/incidents/{incident}/technical-status", "/incidents/{incident}/cadence", "/incidents/{incident}/merges", "/incidents/{incident}/scope",
        "/incidents/{incident}/impact-start", "/incidents/{incident}/executive-escalations", "/incidents/{incident}/related-tickets",
        "/incidents/{incident}/related-tickets/dismissal", "/incidents/{incident}/compensations", "/incidents/{incident}/board-approvals",
        "/incidents/{incident}/materiality", "/incidents/{incident}/critical-customers", "/incidents/{incident}/changes",
        "/incidents/{incident}/custom-fields", "/incidents/{incident}/privileged-notes", "/incidents/{incident}/legal-hold",
        "/incidents/{id}/review/sections/{section}", "/incidents/{id}/review/waivers", "/incidents/{id}/review/meeting",
    ];

    [Fact]
    public async Task Is_found_nowhere_but_where_the_named_people_keep_it()
    {
        await Plant();
        await secret.Services.Clock.UntilQuiet();

        await InTables();
        await InQueues();
        InWhatWasFed();
        await InFiles();
        InTelemetryAndLogs();
        await AtEndpoints();
    }

    private async Task Plant()
    {
        var taken = new HashSet<string>();
        var refused = new List<string>();
        var first = (await secret.Ada.Incidents.ListFacts(secret.Incident.ToString())).Items[0].Id;
        var made = new Dictionary<string, Guid>();
        await secret.Ada.Incidents.AssignRole(secret.Incident.ToString(), Roles.ExecutiveSponsor, "*", new AssignRole("ada"));
        foreach (var operation in secret.Operations.Where(o => o.Method != HttpMethod.Get && o.Path.Contains('{', StringComparison.Ordinal) && IsOfTheIncident(o)).OrderBy(Last))
        {
            var words = ASecretPlatform.Planted(operation.Service);
            var body = Fitting(operation, operation.Body(member => NoText.GetValueOrDefault(member, member == "link" ? $"https://example.org/{words}" : words)), first, words, made);
            using var answer = await secret.Send(
                operation, operation.At(p => IsOfTheAuditor(operation) && p == "person" ? Auditor : made.TryGetValue(p, out var id) ? id.ToString() : secret.In(operation, p, secret.Incident)), secret.AdasToken, body);
            if (answer.IsSuccessStatusCode)
            {
                taken.Add(operation.Path);
                if (Makes.TryGetValue(operation.Path, out var parameter))
                    made[parameter] = Made(await answer.Content.ReadFromJsonAsync<JsonObject>());
            }
            else
                refused.Add($"{operation.Name}: {await answer.Content.ReadAsStringAsync()}");
        }

        taken.Should().Contain(MustTakeIn, "of those refused: {0}", string.Join("\n", refused));
    }

    /// <summary>Where any value would do for the description but not for the rules.</summary>
    private JsonNode? Fitting(LiveOperation operation, JsonNode? body, Guid fact, string words, Dictionary<string, Guid> made)
    {
        if (body is not JsonObject members)
            return body;
        if (members.ContainsKey("states"))
            members["states"] = new JsonArray();
        if (members.ContainsKey("factId"))
            members["factId"] = fact;
        if (members.ContainsKey("severity"))
            members["severity"] = "P2";
        if (members.ContainsKey("incidents"))
            members["incidents"] = new JsonArray(secret.Twin.ToString());
        if (members.ContainsKey("reports"))
            members["reports"] = new JsonArray(made["report"]);
        if (operation.Path == "/obligations/{id}/extension")
            members["due"] = secret.Services.Clock.Now.AddYears(1);
        if (members.ContainsKey("dueAt"))
            members["dueAt"] = secret.Services.Clock.Now.AddHours(1);
        members.Remove("corrects"); // Nothing was sent that could be corrected,
        members.Remove("to"); // and a selection is for customers only.
        if (operation.Path == "/incidents/{id}/replies")
            members.Remove("mail");
        if (members.ContainsKey("every"))
            members["every"] = "PT20M";
        if (members["fields"] is JsonObject fields)
            fields[ASecretPlatform.Field] = words;
        if (members.ContainsKey("person"))
            members.Remove("policy"); // A page goes to a person, or by a policy.
        if (IsOfTheAuditor(operation) && members.ContainsKey("person"))
            members["person"] = Auditor;
        return members;
    }

    /// <summary>What later operations name by its id is made first.</summary>
    private static readonly Dictionary<string, string> Makes = new()
    {
        ["/incidents/{incident}/hypotheses"] = "hypothesis",
        ["/incidents/{incident}/related-tickets"] = "report",
        ["/incidents/{incident}/work"] = "work",
        ["/incidents/{id}/war-room/messages"] = "message",
        ["/incidents/{incident}/compensations"] = "compensation",
    };

    /// <summary>The id of what was made: where it is found, or the fact itself.</summary>
    private static Guid Made(JsonObject? answer) => answer!["location"] is { } location
        ? Guid.Parse(((string)location!).Split('/')[^1])
        : (Guid)answer["facts"]![0]!["id"]!;

    private static bool IsOfTheAuditor(LiveOperation operation) =>
        operation.Path.EndsWith("/auditors", StringComparison.Ordinal) || operation.Path.EndsWith("/revocation", StringComparison.Ordinal);

    /// <summary>What ends the incident, its fix or its access comes last.</summary>
    private static int Last(LiveOperation operation) => operation.Path switch
    {
        var p when p.EndsWith("/cancellation", StringComparison.Ordinal) => 3,
        var p when p.EndsWith("/relief", StringComparison.Ordinal) || p.EndsWith("/reversal", StringComparison.Ordinal) || p.EndsWith("/revocation", StringComparison.Ordinal) => 2,
        var p when p.EndsWith("/overrides", StringComparison.Ordinal) || p.EndsWith("/merges", StringComparison.Ordinal) || Makes.ContainsKey(p) => 0,
        _ => 1,
    };

    private static bool IsOfTheIncident(LiveOperation o) =>
        o.Path.Split('/')[1] is "incidents" or "updates" or "pages" or "obligations" or "action-items" && !o.Path.EndsWith("/refusal", StringComparison.Ordinal);

    private async Task InTables()
    {
        var found = new HashSet<(string, string, string)>();
        foreach (var (service, connection) in secret.Services.Databases)
        {
            await using var database = NpgsqlDataSource.Create(connection);
            foreach (var table in await Tables(database))
            {
                foreach (var planted in (string[])[.. secret.Services.Databases.Keys, "component"])
                {
                    await using var look = database.CreateCommand($"select count(*) from {table} t where t::text like $1");
                    look.Parameters.AddWithValue($"%{ASecretPlatform.Planted(planted)}%");
                    if ((long)(await look.ExecuteScalarAsync())! > 0)
                        found.Add((service, table.Split('.')[1].Trim('"'), planted));
                }
            }
        }

        found.Where(f => !Allowed.GetValueOrDefault((f.Item1, f.Item2), []).Contains(f.Item3)).Should().BeEmpty("every place is named with its reason");
        found.Should().Contain((Origins.Incidents, "mt_events", Origins.Incidents), "what is looked for would be found");
    }

    private static async Task<IReadOnlyList<string>> Tables(NpgsqlDataSource database)
    {
        await using var list = database.CreateCommand(
            "select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')");
        await using var reader = await list.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }

    private async Task InQueues()
    {
        await using var connection = await new ConnectionFactory { Uri = secret.Services.Broker }.CreateConnectionAsync();
        string[] queues = ["incident-facts.communications", "incident-facts.escalation", "incident-facts.post-mortems", "reported-facts.incidents", "rosters.incidents"];
        foreach (var queue in queues.SelectMany(q => (string[])[q, $"{q}.parked"]))
        {
            await using var channel = await connection.CreateChannelAsync();
            try
            {
                while (await channel.BasicGetAsync(queue, autoAck: false) is { } message)
                    Encoding.UTF8.GetString(message.Body.Span).Should().NotContain(ASecretPlatform.Canary, "of the queue {0}", queue);
            }
            catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
            {
                // Nothing was ever parked there.
            }
        }
    }

    private void InWhatWasFed()
    {
        secret.Fed.Should().Contain(m => m.Contains("SecurityDesignated", StringComparison.Ordinal), "what is fed is heard");
        secret.Fed.Should().NotContain(m => m.Contains(ASecretPlatform.Canary, StringComparison.Ordinal));
    }

    private async Task InFiles()
    {
        foreach (var file in Directory.EnumerateFiles(secret.Services.Folder, "*", SearchOption.AllDirectories))
        {
            file.Should().NotContain(ASecretPlatform.Canary);
            var text = await File.ReadAllTextAsync(file);

            // The status page lists its parts always; nothing of the incident is on it.
            text.Replace($"{ASecretPlatform.Canary}-component", "", StringComparison.Ordinal).Should().NotContain(ASecretPlatform.Canary, "of {0}", file);
        }
    }

    private void InTelemetryAndLogs()
    {
        secret.Operators.HasLogs.Should().BeTrue("what is looked for would be found");
        foreach (var service in secret.Services.Databases.Keys)
        {
            secret.Operators.Holds(ASecretPlatform.Planted(service)).Should().BeFalse("of spans, metrics and logs");
            secret.Services.Services.Values.Should().NotContain(s => s.Output.Contains(ASecretPlatform.Planted(service), StringComparison.Ordinal));
        }
    }

    private async Task AtEndpoints()
    {
        foreach (var operation in secret.Operations.Where(o => o.Method == HttpMethod.Get && (IsOfTheIncident(o) || !o.Path.Contains('{', StringComparison.Ordinal))))
        {
            using var answer = await secret.Send(operation, operation.At(p => secret.In(operation, p, secret.Incident)), secret.EvesToken, null);
            if (operation.Path.Contains('{', StringComparison.Ordinal))
                answer.StatusCode.Should().Be(HttpStatusCode.NotFound, operation.Name);
            var text = await answer.Content.ReadAsStringAsync();
            foreach (var service in secret.Services.Databases.Keys.Where(s => operation.Path.Split('/')[1] != "status-page"))
                text.Should().NotContain(ASecretPlatform.Planted(service), operation.Name);
        }
    }
}
