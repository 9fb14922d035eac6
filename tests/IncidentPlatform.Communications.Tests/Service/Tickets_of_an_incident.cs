using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using Npgsql;

namespace IncidentPlatform.Communications.Tests.Service;

[Collection(ARunningCommunications.OneAtATime)]
public sealed class Tickets_of_an_incident(ARunningCommunications communications) : WithTickets(communications)
{
    [Fact]
    public async Task A_ticket_is_the_same_however_often_it_is_sent()
    {
        var ticket = await Opens(service: Service, requester: "carla@acme.example");
        for (var n = 0; n < 3; n++)
            await Opens(service: Service, requester: "carla@acme.example", ticket: ticket);

        var read = await Reads($"tickets/{ticket}", _ => true);
        read.GetProperty("subject").GetString().Should().Be("I cannot pay");
        (await Count($"mt_doc_ticket where id = '{ticket}'")).Should().Be(1);

        using var closed = await As("tool", OrganisationRoles.Support, HttpMethod.Put, $"tickets/{ticket}", new { openedAt = Communications.Clock.Now.AddHours(-1), closedAt = Communications.Clock.Now });
        closed.EnsureSuccessStatusCode();
        (await Reads($"tickets/{ticket}", _ => true)).GetProperty("closedAt").ValueKind.Should().Be(JsonValueKind.String);
    }

    [Theory]
    [InlineData("ticket-invalid", "has spaces", null, null, 0)]
    [InlineData("requester-invalid", "T-1", "nobody", null, 0)]
    [InlineData("link-invalid", "T-1", null, "javascript:alert(1)", 0)]
    [InlineData("time-invalid", "T-1", null, null, 60)]
    public async Task What_is_no_ticket_is_refused_in_words(string code, string ticket, string? requester, string? link, int minutesAhead)
    {
        using var answer = await As("tool", OrganisationRoles.Support, HttpMethod.Post, "tickets", new { ticket, openedAt = Communications.Clock.Now.AddMinutes(minutesAhead), requester, link });

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(code).And.Contain("wayOn");
    }

    [Fact]
    public async Task Tickets_are_sent_by_support_and_read_by_those_who_deal_with_customers()
    {
        var ticket = await Opens();
        using var sent = await As("rita", OrganisationRoles.Responder, HttpMethod.Post, "tickets", new { ticket, openedAt = Communications.Clock.Now });
        sent.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var read = await As("vic", OrganisationRoles.Viewer, HttpMethod.Get, $"tickets/{ticket}");
        read.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var chosen = await As("rita", OrganisationRoles.Responder, HttpMethod.Post, $"incidents/{(await Declared()).Id}/tickets/closing", new { text = "It is over." });
        chosen.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_person_who_asked_is_forgotten_for_good()
    {
        var requester = $"carla-{Guid.CreateVersion7():N}@acme.example";
        var ticket = await Opens(service: Service, requester: requester);

        using var erased = await As("lena", OrganisationRoles.Legal, HttpMethod.Post, "tickets/erasures", new { requester = requester.ToUpperInvariant() });

        (await erased.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("tickets").GetInt32().Should().Be(1);
        await Opens(service: Service, requester: requester, ticket: ticket);
        (await Reads($"tickets/{ticket}", _ => true)).ToString().Should().NotContain("I cannot pay").And.NotContain("carla").And.NotContain("desk.example.com");
        (await Count($"mt_doc_ticket where data::text ilike '%{requester}%'")).Should().Be(0);
    }

    [Fact]
    public async Task A_ticket_of_a_critical_customer_is_flagged_once_and_told_to_the_commander()
    {
        Communications.Incidents.Has(Customer, enterprise: true, vip: true, accountManager: "mia");
        var incident = await Declared();
        var (first, second) = (await Opens(customer: Customer), await Opens(customer: Customer));
        for (var n = 0; n < 3; n++)
            await Links(incident, first);
        await Links(incident, second);

        var flagged = (await Reported<CriticalCustomerFlagged>(incident)).Should().ContainSingle().Subject;
        (flagged.Customer, flagged.Kind).Should().Be((Customer, "vip"));
        flagged.Reason.Should().BeOneOf($"Ticket {first}", $"Ticket {second}");
        await Room(incident, said => said.Contains($"Critical customer (vip): {Customer}", StringComparison.Ordinal));
        await Waiting("look-at-customer", n => n == 0);
        AllReported<CriticalCustomerFlagged>(incident).Should().ContainSingle();
        var tickets = await Reads($"incidents/{incident.Id}/tickets", _ => true);
        tickets.GetProperty("tickets").GetArrayLength().Should().Be(2);
        tickets.GetProperty("critical")[0].GetString().Should().Be(Customer);
        (await Reported<CustomerCallsOwed>(incident)).Single().Customers.Should().Equal(Customer);
    }

    [Fact]
    public async Task A_ticket_that_names_an_affected_service_is_looked_at_when_it_comes_and_suggested()
    {
        Communications.Incidents.Has(Customer, enterprise: true);
        var incident = await Declared();
        var ticket = "";
        await WhileIncidentsIsAway(async () =>
        {
            ticket = await Opens(service: Service, customer: Customer);
            await Waiting("look-at-customer", n => n == 1);
        });
        var quiet = await Opens(service: "something-else", customer: Customer);

        (await Reported<CriticalCustomerFlagged>(incident)).Should().Equal(new CriticalCustomerFlagged(Customer, "enterprise", $"Ticket {ticket}"));
        var suggested = await Reads($"incidents/{incident.Id}/tickets/suggestions", s => s.GetArrayLength() > 0);
        suggested.EnumerateArray().Select(t => t.GetProperty("ticket").GetString()).Should().Equal(ticket);
        suggested.ToString().Should().NotContain(quiet);
        await Links(incident, ticket);
        await Reads($"incidents/{incident.Id}/tickets/suggestions", s => s.GetArrayLength() == 0);
    }

    [Fact]
    public async Task Linked_tickets_are_answered_and_closed_once_at_the_all_clear_over_a_kill()
    {
        var incident = await Declared();
        string[] open = [await Opens(), await Opens(), await Opens()];
        var closed = await Opens();
        using (var closing = await As("tool", OrganisationRoles.Support, HttpMethod.Put, $"tickets/{closed}", new { openedAt = Communications.Clock.Now, closedAt = Communications.Clock.Now }))
            closing.EnsureSuccessStatusCode();
        foreach (var ticket in open.Append(closed))
            await Links(incident, ticket);
        await Chooses(incident, "It is over. Thank you for waiting.");
        // What a process that was killed after the call, and before its outcome was recorded, leaves behind.
        await IsAnsweredAlready(incident, open[0]);

        IncidentFact allClear = null!;
        await WhileIncidentsIsAway(async () =>
        {
            allClear = await incident.Happens(new AllClearDeclared(Communications.Clock.Now), "closed");
            await Communications.Until(() => Count("due_work where kind = 'answer-ticket' and attempts > 0"), n => n == 4);
            await Communications.Platform.Communications.Kill();
        });
        await Communications.Platform.Communications.Start();

        (await Reported<LinkedTicketsAnswered>(incident)).Should().Equal(new LinkedTicketsAnswered(3, 1, 0));
        for (var n = 0; n < 3; n++)
            await Communications.Feed(allClear);
        await incident.Happens(new NoteAdded("Done"));
        await Waiting("answer-ticket", n => n == 0);
        foreach (var ticket in open)
        {
            (await Count($"mt_doc_ticketanswer where data->>'ticket' = '{ticket}'")).Should().Be(1);
            (await Reads($"tickets/{ticket}", _ => true)).GetProperty("answer").GetProperty("text").GetString().Should().Be("It is over. Thank you for waiting.");
        }

        (await Count($"mt_doc_ticketanswer where data->>'ticket' = '{closed}'")).Should().Be(0);
        var tickets = await Reads($"incidents/{incident.Id}/tickets", _ => true);
        tickets.GetProperty("tickets").EnumerateArray().Select(t => t.GetProperty("outcome").GetString()).Should().Equal("closed", "closed", "closed", "closed-before");
        AllReported<LinkedTicketsAnswered>(incident).Should().ContainSingle();
    }

    [Fact]
    public async Task Nothing_is_answered_where_nobody_chose_or_the_incident_became_restricted()
    {
        var (unchosen, restricted) = (await Declared(), await Declared());
        var (first, second) = (await Opens(), await Opens());
        await Links(unchosen, first);
        await Links(restricted, second);
        await Chooses(restricted, "It is over.");
        await WhileIncidentsIsAway(async () =>
        {
            await unchosen.Happens(new AllClearDeclared(Communications.Clock.Now), "closed");
            await restricted.Happens(new AllClearDeclared(Communications.Clock.Now), "closed");
            await Communications.Until(() => Count("due_work where kind = 'answer-ticket' and attempts > 0"), n => n == 1);
            restricted.BecomesRestrictedUnheard();
        });

        await Waiting("answer-ticket", n => n == 0);

        (await Count($"mt_doc_ticketanswer where data->>'ticket' in ('{first}', '{second}')")).Should().Be(0);
        await Chooses(unchosen, "It is over after all.");
        await Reported<LinkedTicketsAnswered>(unchosen);
    }

    [Fact]
    public async Task On_call_support_hands_over_what_is_open_and_what_customers_know()
    {
        Communications.Incidents.Has(Customer, enterprise: true, accountManager: "mia");
        var incident = await Declared();
        var (open, closed) = (await Opens(customer: Customer), await Opens());
        await Links(incident, open);
        await Links(incident, closed);
        using (var closing = await As("tool", OrganisationRoles.Support, HttpMethod.Put, $"tickets/{closed}", new { openedAt = Communications.Clock.Now, closedAt = Communications.Clock.Now }))
            closing.EnsureSuccessStatusCode();
        var sent = await incident.Sends(await incident.Draft("customers"));

        var handover = await Reads($"incidents/{incident.Id}/tickets/handover", h => h.GetProperty("callsOwed").GetArrayLength() == 1);

        handover.GetProperty("body").GetProperty("tickets").EnumerateArray().Select(t => t.GetString()).Should().Equal(open);
        handover.GetProperty("critical")[0].GetString().Should().Be(Customer);
        handover.GetProperty("lastTold").GetProperty("text").GetString().Should().Be(sent.Text);
        handover.GetProperty("cannedResponse").GetProperty("text").GetString().Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task Tickets_of_a_restricted_incident_are_for_its_named_people()
    {
        var incident = await Declared();
        incident.BecomesRestricted(incident.Person);
        await incident.Happens(new SecurityDesignated("A breach", [incident.Person]));
        foreach (var path in (string[])["tickets", "tickets/suggestions", "tickets/handover", "ticket-trend", "customer-calls"])
        {
            await Communications.Until(async () =>
            {
                using var answer = await As("susan", OrganisationRoles.Support, HttpMethod.Get, $"incidents/{incident.Id}/{path}");
                return answer.StatusCode;
            }, status => status == HttpStatusCode.NotFound);
        }
    }

    private async Task<AFedIncident> Declared()
    {
        var incident = await Communications.AnIncident().Declared(services: Service);
        await incident.Draft("customers");
        return incident;
    }

    private async Task Chooses(AFedIncident incident, string text)
    {
        using var answer = await As("susan", OrganisationRoles.Support, HttpMethod.Post, $"incidents/{incident.Id}/tickets/closing", new { text });
        answer.EnsureSuccessStatusCode();
    }

    private async Task IsAnsweredAlready(AFedIncident incident, string ticket)
    {
        var key = DerivedId.Of(incident.Id, $"answer/{ticket}");
        await using var database = NpgsqlDataSource.Create(Communications.Platform.Databases[Origins.Communications]);
        await using var command = database.CreateCommand("insert into mt_doc_ticketanswer (id, data, mt_dotnet_type) values ($1, $2::jsonb, $3)");
        var answer = new Tickets.TicketAnswer(key, ticket, "It is over. Thank you for waiting.", Communications.Clock.Now);
        command.Parameters.AddWithValue(key);
        command.Parameters.AddWithValue(JsonSerializer.Serialize(answer, Wire.Json));
        command.Parameters.AddWithValue(typeof(Tickets.TicketAnswer).FullName!);
        await command.ExecuteNonQueryAsync();
    }
}
