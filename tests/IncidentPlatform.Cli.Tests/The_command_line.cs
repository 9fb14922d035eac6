using System.CommandLine;
using IncidentPlatform.Cli.Running;
using Spectre.Console;

namespace IncidentPlatform.Cli.Tests;

public sealed class The_command_line
{
    [Fact]
    public void Describes_every_command_argument_and_option()
    {
        foreach (var command in All(Root()))
        {
            command.Description.Should().NotBeNullOrWhiteSpace(command.Name);
            command.Arguments.Should().NotContain(argument => string.IsNullOrWhiteSpace(argument.Description), command.Name);
            command.Options.Should().NotContain(option => string.IsNullOrWhiteSpace(option.Description), command.Name);
        }
    }

    [Fact]
    public void Names_every_command_once()
    {
        foreach (var command in All(Root())) command.Subcommands.Select(sub => sub.Name).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("severity", "INC-2026-0001")]
    [InlineData("acknowledge", "not-an-id")]
    [InlineData("parked", "list", "elsewhere")]
    [InlineData("timeline", "INC-2026-0001", "--follow", "--known-at", "now")]
    [InlineData("token", "--person", "ada")]
    [InlineData("fix")]
    public async Task Answers_a_mistake_with_exit_code_2(params string[] args)
    {
        using var shell = new AShell();
        foreach (var name in new[] { "INCIDENTS_URL", "COMMUNICATIONS_URL", "ESCALATION_URL", "POSTMORTEMS_URL" }) shell.Environment[name] = "http://127.0.0.1:1";
        (await shell.Run(args)).Should().Be(2);
        shell.Errors.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Completes_commands_and_values()
    {
        using var shell = new AShell();
        await shell.Run("[suggest:34]", "incidentctl assign INC-2026-0001 c");
        shell.Output.Should().Contain("commander").And.Contain("communications-lead").And.NotContain("support-lead");
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _incidentctl incidentctl")]
    [InlineData("zsh", "compdef _incidentctl incidentctl")]
    public async Task Prints_completion_for(string kind, string line)
    {
        using var shell = new AShell();
        (await shell.Run("completion", kind)).Should().Be(0);
        shell.Output.Should().Contain(line).And.Contain("[suggest:");
    }

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);

    private static RootCommand Root() => CommandLine.Root(
        new Shell(AnsiConsole.Console, AnsiConsole.Console, TextReader.Null, _ => null, Path.GetTempPath(), TimeProvider.System));
}
