namespace IncidentPlatform.Cli.Tests;

public sealed class Updates_and_reviews
{
    private static readonly Guid UpdateId = Guid.Parse("019a0000-0000-7000-8000-0000000000d1");

    [Theory]
    [InlineData("POST", "approval", "update", "approve")]
    [InlineData("POST", "sending", "update", "send")]
    [InlineData("PUT", "", "update", "edit")]
    public async Task Are_decided_on_as_they_were_seen(string method, string route, params string[] command)
    {
        await using var platform = await APlatform.Started();
        var path = $"/updates/{UpdateId}{(route.Length == 0 ? "" : "/" + route)}";
        platform.To($"GET /updates/{UpdateId}", AnUpdate(revision: 4)).To($"{method} {path}", World.Answer("UpdateApproved"));
        using var shell = new AShell(platform);

        (await shell.Run([.. command, UpdateId.ToString(), .. command[1] == "edit" ? new[] { "Other words." } : []])).Should().Be(0, shell.Errors);

        platform.Commands.Single().Headers["If-Match"].Should().Be("\"4\"");
    }

    [Fact]
    public async Task That_state_what_no_longer_holds_are_said_not_to_have_left()
    {
        await using var platform = await APlatform.Started();
        platform.To($"GET /updates/{UpdateId}", AnUpdate(revision: 4)).To($"POST /updates/{UpdateId}/sending", World.Answer("UpdateStopped"));
        using var shell = new AShell(platform);

        (await shell.Run("update", "send", UpdateId.ToString())).Should().Be(1);
        shell.Output.Should().Contain("NOT sent").And.Contain("UpdateStopped #13");
    }

    [Fact]
    public async Task Show_what_became_of_each_channel()
    {
        await using var platform = await APlatform.Started();
        platform.To($"GET /updates/{UpdateId}", AnUpdate(revision: 4));
        using var shell = new AShell(platform);

        (await shell.Run("update", "show", UpdateId.ToString())).Should().Be(0, shell.Errors);
        shell.Output.Should().Contain("mail: 9 sent, 1 failed, 0 unknown").And.Contain("status-page: the status changed");
    }

    [Fact]
    public async Task Are_published_at_the_edition_that_was_seen()
    {
        await using var platform = await APlatform.Started();
        platform
            .To($"GET /incidents/{World.IncidentId}/review", AReview(edition: 6))
            .To($"POST /incidents/{World.IncidentId}/review/publication", World.Answer("PublicationAuthorised"));
        using var shell = new AShell(platform);

        (await shell.Run("review", "publish", World.IncidentId.ToString(), "--distribution", "external")).Should().Be(0, shell.Errors);

        platform.Commands.Single().Headers["If-Match"].Should().Be("\"6\"");
        platform.Commands.Single().Json.GetProperty("distribution").GetString().Should().Be("external");
    }

    [Fact]
    public async Task Say_which_fields_wait_for_an_answer()
    {
        await using var platform = await APlatform.Started();
        platform.To($"GET /incidents/{World.IncidentId}/review", AReview(edition: 1));
        using var shell = new AShell(platform);

        (await shell.Run("review", "fields", World.IncidentId.ToString())).Should().Be(0, shell.Errors);
        shell.Output.Should().MatchRegex("went-well +not-answered +internal +What went well");
    }

    [Fact]
    public async Task Are_printed_as_they_stood_at_a_version_and_an_edition()
    {
        await using var platform = await APlatform.Started();
        platform.To($"GET /incidents/{World.IncidentId}/review.md", async http => await http.Response.Body.WriteAsync("# Review\n\u001b[31mred"u8.ToArray()));
        using var shell = new AShell(platform);

        (await shell.Run("review", "show", World.IncidentId.ToString(), "--stream-version", "12", "--edition", "3")).Should().Be(0, shell.Errors);

        platform.Requests.Single().Path.Should().Contain("version=12").And.Contain("edition=3");
        shell.Output.Should().Be("# Review\n[31mred\n");
    }

    private static object AnUpdate(long revision) => new
    {
        id = UpdateId,
        incidentId = World.IncidentId,
        audience = "customers",
        kind = "progress",
        status = "draft",
        subject = "Checkout",
        text = "We are on it.",
        textHash = "00",
        revision,
        states = Array.Empty<object>(),
        draftedAt = "2026-03-02T02:20:00Z",
        channels = new object[]
        {
            new { channel = "mail", sent = 9, failed = 1, unknown = 0 }, new { channel = "status-page", sent = 0, failed = 0, unknown = 0, stopped = "the status changed" },
        },
    };

    private static object AReview(long edition) => new
    {
        incidentId = World.IncidentId,
        number = "INC-2026-0001",
        title = "Payments fail",
        mode = "live",
        version = 40,
        edition,
        phase = "ready",
        sections = new[]
        {
            new
            {
                name = "went-well", title = "What went well",
                fields = new[] { new { name = "went-well", label = "What went well", neededFor = "internal", status = "not-answered", statements = Array.Empty<object>() } },
            },
        },
        timeline = Array.Empty<object>(),
        obligations = Array.Empty<object>(),
        actionItems = Array.Empty<object>(),
        @public = new { },
    };
}
