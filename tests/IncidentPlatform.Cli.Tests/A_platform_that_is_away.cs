namespace IncidentPlatform.Cli.Tests;

public sealed class A_platform_that_is_away
{
    [Theory]
    [InlineData("list")]
    [InlineData("timeline", "INC-2026-0001", "--follow")]
    public async Task Is_named_with_its_address_and_how_to_start_it(params string[] args)
    {
        string url;
        await using (var platform = await APlatform.Started()) url = platform.Url;
        using var shell = new AShell();
        foreach (var name in new[] { "INCIDENTS_URL", "COMMUNICATIONS_URL", "ESCALATION_URL", "POSTMORTEMS_URL" }) shell.Environment[name] = url;

        (await shell.Run(args)).Should().Be(1);
        shell.Errors.Should().Contain($"Nobody answers at {url}.").And.Contain("eng/run.sh");
    }

    [Fact]
    public async Task Is_asked_for_where_no_address_is_set()
    {
        using var shell = new AShell();
        (await shell.Run("list")).Should().Be(2);
        shell.Errors.Should().Contain("INCIDENTS_URL is not set").And.Contain("--incidents-url");
    }

    [Fact]
    public async Task Is_not_called_at_what_is_no_address()
    {
        using var shell = new AShell();
        shell.Environment["INCIDENTS_URL"] = "localhost:5100";
        (await shell.Run("list")).Should().Be(2);
        shell.Errors.Should().Contain("\"localhost:5100\", which is not an http or https address");
    }
}
