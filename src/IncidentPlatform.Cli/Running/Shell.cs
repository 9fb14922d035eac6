using Spectre.Console;

namespace IncidentPlatform.Cli.Running;

/// <summary>What surrounds the command line: where it writes and reads, its environment, folder and clock.</summary>
/// <param name="Out">For what was asked.</param>
/// <param name="Errors">For what went wrong.</param>
/// <param name="In">For text given as <c>-</c>.</param>
/// <param name="Environment">Looks up an environment variable.</param>
/// <param name="Folder">The current folder.</param>
/// <param name="Clock">The system's clock.</param>
public sealed record Shell(
    IAnsiConsole Out, IAnsiConsole Errors, TextReader In, Func<string, string?> Environment, string Folder, TimeProvider Clock)
{
    /// <summary>Width where the output is not a terminal: wide enough that a table row stays one line.</summary>
    public const int WidthOfPipes = 240;

    public static Shell OfThisProcess() => new(
        Writing(Console.Out, Console.IsOutputRedirected),
        Writing(Console.Error, Console.IsErrorRedirected),
        Console.In,
        System.Environment.GetEnvironmentVariable,
        Directory.GetCurrentDirectory(),
        TimeProvider.System);

    private static IAnsiConsole Writing(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (redirected) console.Profile.Width = WidthOfPipes;
        return console;
    }
}
