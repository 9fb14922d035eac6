using IncidentPlatform.Cli.Running;

namespace IncidentPlatform.Cli.Tests;

public sealed class Settings_are_found
{
    [Fact]
    public async Task In_the_file_of_a_running_platform_upward_from_here()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents", new { items = Array.Empty<object>() });
        using var shell = new AShell();
        shell.File(".local/platform.env", $"""
            # what is running
            INCIDENTS_URL={platform.Url}
            COMMUNICATIONS_URL={platform.Url}
            export ESCALATION_URL="{platform.Url}"
            POSTMORTEMS_URL='{platform.Url}'
            TOKEN=from-file=
            """);
        var below = Directory.CreateDirectory(Path.Combine(shell.Folder, "deep", "down")).FullName;

        var settings = new Settings(new Dictionary<string, string?>(), ShellIn(below));
        settings["ESCALATION_URL"].Should().Be(platform.Url);
        settings["TOKEN"].Should().Be("from-file=");

        (await shell.Run("list")).Should().Be(0, shell.Errors);
        platform.Requests.Single().Headers["Authorization"].Should().Be("Bearer from-file=");
    }

    [Fact]
    public void In_flags_before_the_environment_before_the_file()
    {
        using var shell = new AShell();
        shell.File(".local/platform.env", "A=file\nB=file\nC=file\n");
        var settings = new Settings(
            new Dictionary<string, string?> { ["A"] = "flag" },
            ShellIn(shell.Folder, name => name is "A" or "B" ? "environment" : name is "C" ? "" : null));

        new[] { settings["A"], settings["B"], settings["C"], settings["D"] }.Should().Equal("flag", "environment", "file", null);
    }

    private static Shell ShellIn(string folder, Func<string, string?>? environment = null) => new(
        Spectre.Console.AnsiConsole.Console, Spectre.Console.AnsiConsole.Console, TextReader.Null, environment ?? (_ => null), folder, TimeProvider.System);
}
