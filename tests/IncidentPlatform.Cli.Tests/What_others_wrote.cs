using IncidentPlatform.Cli.Running;

namespace IncidentPlatform.Cli.Tests;

public sealed class What_others_wrote
{
    private const string Hostile = "[red]boom[/] \u001b]0;owned\u0007\u001b[2Jgone\u202Eevil\u200B [link=http://x]y";

    [Fact]
    public async Task Reaches_no_terminal_as_a_command()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents/INC-2026-0001", World.Incident(Hostile));
        using var shell = new AShell(platform);

        (await shell.Run("show", "INC-2026-0001")).Should().Be(0, shell.Errors);
        shell.Output.Should().Contain("[red]boom[/]").And.Contain("[link=http://x]y");
        shell.Output.Should().NotContainAny("\u001b", "\u0007", "\u202E", "\u200B");
    }

    [Fact]
    public async Task In_a_refusal_is_as_harmless()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents", new { type = "about:blank", title = Hostile, status = 409, wayOn = Hostile }, 409);
        using var shell = new AShell(platform);

        (await shell.Run("list")).Should().Be(1);
        shell.Errors.Should().NotContainAny("\u001b", "\u0007", "\u202E");
    }

    [Theory]
    [InlineData("Zahlung größer 5 €", "Zahlung größer 5 €")]
    [InlineData("支払い 🚒", "支払い 🚒")]
    [InlineData("a\u0000b\u009bc", "abc")]
    [InlineData("two\nlines", "two\nlines")]
    [InlineData(null, "")]
    public void Keeps_its_letters(string? text, string shown) => Printable.Of(text).Should().Be(shown);
}
