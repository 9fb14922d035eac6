using System.Text.Json;

namespace IncidentPlatform.Cli.Tests;

public sealed class Configuration_as_code
{
    private const string Folder = """
        kind: Schedule
        name: incident-commander
        spec:
          timeZone: Europe/Berlin
          start: "2026-01-05T09:00:00"
          shiftLength: P7D
          participants: [ada, grace]
        ---
        kind: Position
        name: engineering-vp
        spec: { person: grace }
        ---
        kind: Person
        name: ada
        spec:
          name: Ada Lovelace
          email: ada@example.com
        """;

    [Fact]
    public async Task Is_applied_in_the_order_in_which_one_may_name_another()
    {
        await using var platform = await Accepting();
        using var shell = new AShell(platform);
        shell.File("config/all.yaml", Folder);

        (await shell.Run("apply", "-f", "config")).Should().Be(0, shell.Errors);

        platform.Commands.Select(command => $"{command.Method} {command.Path}").Should().Equal(
            "PUT /people/ada", "PUT /positions/engineering-vp", "PUT /schedules/incident-commander");
        platform.Commands[2].Json.GetProperty("layers")[0].GetProperty("shiftLength").GetString().Should().Be("P7D");
        shell.Output.Should().Contain("Person ada created").And.Contain("Schedule incident-commander created");
    }

    [Fact]
    public async Task Is_left_alone_where_it_is_so_already()
    {
        await using var platform = await Accepting();
        platform
            .To("GET /people/ada", new { id = "ada", name = "Ada Lovelace", email = "ada@example.com", senior = false })
            .To("GET /positions/engineering-vp", new { id = "engineering-vp", person = "grace" })
            .To("GET /schedules/incident-commander", new
            {
                id = "incident-commander",
                timeZone = "Europe/Berlin",
                layers = new[] { new { name = "rotation", start = "2026-01-05T09:00:00", shiftLength = "P7D", participants = new[] { "ada", "grace" } } },
                overrides = Array.Empty<object>(),
            });
        using var shell = new AShell(platform);
        shell.File("all.yaml", Folder);

        (await shell.Run("apply", "-f", "all.yaml")).Should().Be(0, shell.Errors);

        platform.Commands.Should().BeEmpty();
        shell.Output.Should().Contain("Person ada unchanged").And.Contain("Schedule incident-commander unchanged");
    }

    [Fact]
    public async Task Tried_dry_shows_the_difference_and_changes_nothing()
    {
        await using var platform = await Accepting();
        platform
            .To("GET /people/ada", new { id = "ada", name = "Ada King", email = "ada@example.com", webhook = "https://pager.example.com/ada", senior = false })
            .To("GET /positions/engineering-vp", new { id = "engineering-vp", person = "grace" });
        using var shell = new AShell(platform);
        shell.File("all.yaml", Folder);

        (await shell.Run("apply", "-f", "all.yaml", "--dry-run")).Should().Be(0, shell.Errors);

        platform.Commands.Should().BeEmpty();
        shell.Output.ReplaceLineEndings("\n").Should().Be("""
            Person ada would be updated
              ~ name: "Ada King" -> "Ada Lovelace"
              - webhook: "https://pager.example.com/ada"
            Position engineering-vp unchanged
            Schedule incident-commander would be created
              + timeZone: "Europe/Berlin"
              + layers: [{"name":"rotation","start":"2026-01-05T09:00:00","shiftLength":"P7D","participants":["ada","grace"]}]

            """);
    }

    [Fact]
    public async Task Can_be_compared_by_programs()
    {
        await using var platform = await Accepting();
        using var shell = new AShell(platform);
        shell.File("all.yaml", Folder);

        (await shell.Run("apply", "-f", "all.yaml", "--dry-run", "--json")).Should().Be(0, shell.Errors);

        var changes = JsonDocument.Parse(shell.Output).RootElement;
        changes[0].GetProperty("kind").GetString().Should().Be("Person");
        changes[0].GetProperty("action").GetString().Should().Be("create");
        changes[0].GetProperty("differences")[0].GetProperty("after").GetString().Should().Be("Ada Lovelace");
    }

    [Theory]
    [InlineData("kind: Person\nname: bob\nspec: { name: Bob, email: a@b, seniour: true }", "seniour is no member")]
    [InlineData("kind: Person\nname: bob\nspec: { name: Bob }", "its spec lacks 'email'")]
    [InlineData("kind: Person\nname: bob\nspec: { name: 5, email: a@b }", "name is not of the kind expected there")]
    [InlineData("kind: Persons\nname: ada\nspec: {}", "Kinds are Person, Position, Schedule")]
    [InlineData("kind: Person\nspec: {}", "name is missing")]
    [InlineData("kind: Person\nname: ada\nspec: {}\nextra: 1", "\"extra\" is no member")]
    [InlineData("kind: Person\nname: ada\nspec: [1]", "spec is missing, or not a mapping")]
    [InlineData("- just\n- a list", "has the members kind, name and spec")]
    [InlineData("kind: [", "not YAML")]
    [InlineData("kind: Schedule\nname: d\nspec: { timeZone: UTC, start: 2026-01-05, shiftLength: a week, participants: [] }", "PT15M")]
    public async Task Is_refused_whole_where_a_part_of_it_is_wrong(string wrong, string because)
    {
        await using var platform = await Accepting();
        using var shell = new AShell(platform);
        shell.File("config/1-right.yaml", Folder);
        shell.File("config/2-wrong.yaml", wrong);

        (await shell.Run("apply", "-f", "config")).Should().Be(2);

        platform.Requests.Should().BeEmpty();
        shell.Errors.Should().Contain(because).And.Contain("2-wrong.yaml");
    }

    [Fact]
    public async Task Says_each_thing_once()
    {
        await using var platform = await Accepting();
        using var shell = new AShell(platform);
        shell.File("config/1.yaml", "kind: Position\nname: cto\nspec: { person: ada }");
        shell.File("config/2.yaml", "kind: Position\nname: cto\nspec: { person: grace }");

        (await shell.Run("apply", "-f", "config")).Should().Be(2);
        shell.Errors.Should().Contain("Position \"cto\" is there twice");
    }

    [Theory]
    [InlineData("nowhere", "neither a file nor a folder")]
    [InlineData(".", "No .yaml file")]
    public async Task Is_there_to_be_found(string path, string because)
    {
        await using var platform = await Accepting();
        using var shell = new AShell(platform);
        (await shell.Run("apply", "-f", path)).Should().Be(2);
        shell.Errors.Should().Contain(because);
    }

    [Fact]
    public async Task Is_exported_in_the_form_in_which_it_is_applied()
    {
        await using var platform = await Accepting();
        platform
            .To("GET /people", new { items = new object[] { new { id = "ada", name = "true", email = "ada@example.com", senior = true }, new { id = "007", name = "Bond: \"James\"", email = "b@example.com" } } })
            .To("GET /positions", new { items = new[] { new { id = "cto", person = "007" } } })
            .To("GET /schedules", new { items = Array.Empty<object>() })
            .To("GET /teams", new { items = new[] { new { id = "payments", members = new[] { "ada", "007" } } } })
            .To("GET /escalation-policies", new
            {
                items = new[] { new { id = "payments", version = 3, acknowledgeWithin = "PT5M", steps = new[] { new { after = "PT0S", targets = new[] { new { kind = "duty", name = "primary" } } } } } },
            })
            .To("GET /alert-sources", new { items = Array.Empty<object>() })
            .To("GET /packs", new { items = new[] { Packs.Bank } })
            .To("GET /catalogue/upstream-providers", new { items = Array.Empty<object>() })
            .To("GET /catalogue/services", new { items = new[] { new { id = "checkout", version = 3, recordedAt = "2026-03-02T02:14:00Z", spec = new { owners = new[] { "ada" }, dependsOn = new[] { new { service = "payments", strength = "soft" } } } } } })
            .To("GET /catalogue/customers", new { items = Array.Empty<object>() })
            .To("GET /catalogue/business-hours", new { items = Array.Empty<object>() })
            .To("GET /custom-fields", new { items = new[] { new { name = "region", kind = "choice", choices = new[] { "eu", "no" } } } })
            .To("GET /incident-types", new { items = new[] { new { name = "outage", fields = new[] { new { field = "region", required = "declaration" } } } } })
            .To("GET /scenarios", new { items = Array.Empty<object>() })
            .To("GET /audiences", new { items = Array.Empty<object>() })
            .To("GET /status-page/components", new { items = Array.Empty<object>() });
        using var shell = new AShell(platform);

        (await shell.Run("export", "-o", "config")).Should().Be(0, shell.Errors);
        (await shell.Run("apply", "-f", "config")).Should().Be(0, shell.Errors);

        platform.Commands.Select(command => command.Path).Should().BeEquivalentTo(
            "/people/ada", "/people/007", "/positions/cto", "/teams/payments", "/escalation-policies/payments", "/catalogue/services/checkout", "/packs/bank", "/custom-fields/region", "/incident-types/outage");
        platform.Commands[0].Json.GetProperty("name").GetString().Should().Be("true");
        platform.Commands[0].Json.GetProperty("senior").GetBoolean().Should().BeTrue();
        platform.Commands[1].Json.GetProperty("name").GetString().Should().Be("Bond: \"James\"");
        platform.Commands[2].Json.GetProperty("person").GetString().Should().Be("007");
        var service = platform.Commands.Single(command => command.Path == "/catalogue/services/checkout").Json;
        service.GetProperty("dependsOn")[0].GetProperty("strength").GetString().Should().Be("soft");
        service.TryGetProperty("version", out _).Should().BeFalse("the version is the platform's to give");
        var pack = platform.Commands.Single(command => command.Path == "/packs/bank").Json;
        pack.TryGetProperty("version", out _).Should().BeFalse("the version is the platform's to give");
        pack.GetProperty("obligations")[0].GetProperty("metBy")[0].GetProperty("where").GetProperty("acknowledged").GetString().Should().Be("true");
        pack.GetProperty("obligations")[0].GetProperty("due").GetProperty("P1").GetString().Should().Be("PT3M");
        platform.Commands.Single(command => command.Path == "/custom-fields/region").Json.GetProperty("choices")[1].GetString().Should().Be("no");
        platform.Commands.Single(command => command.Path == "/incident-types/outage").Json.GetProperty("fields")[0].GetProperty("required").GetString().Should().Be("declaration");
    }

    private static async Task<APlatform> Accepting()
    {
        var platform = await APlatform.Started();
        foreach (var path in new[]
        {
            "people/ada", "people/007", "positions/engineering-vp", "positions/cto", "schedules/incident-commander",
            "teams/payments", "escalation-policies/payments", "catalogue/services/checkout", "packs/bank", "custom-fields/region", "incident-types/outage",
        })
            platform.To($"PUT /{path}", new { });
        return platform;
    }
}
