using IncidentPlatform.Cli.Running;
using Spectre.Console;

namespace IncidentPlatform.Cli.Tests;

/// <summary>A shell in an empty folder, with an environment of its own; what is printed can be read.</summary>
public sealed class AShell : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    public AShell(APlatform? platform = null)
    {
        Folder = Directory.CreateTempSubdirectory("incidentctl-").FullName;
        if (platform is null) return;
        foreach (var name in new[] { "INCIDENTS_URL", "COMMUNICATIONS_URL", "ESCALATION_URL", "POSTMORTEMS_URL" }) Environment[name] = platform.Url;
        Environment["TOKEN"] = "a-token";
    }

    public string Folder { get; }

    public Dictionary<string, string?> Environment { get; } = [];

    public string Input { get; set; } = "";

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public string Output => output.ToString();

    public string Errors => errors.ToString();

    /// <summary>Writes a file below the folder.</summary>
    public string File(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Runs <c>incidentctl</c>; answers the exit code.</summary>
    public Task<int> Run(params string[] args) => Run(default, args);

    public Task<int> Run(CancellationToken cancellation, params string[] args) => CommandLine.Run(
        args,
        new Shell(Writing(output), Writing(errors), new StringReader(Input), name => Environment.GetValueOrDefault(name), Folder, Clock),
        cancellation);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static IAnsiConsole Writing(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = Shell.WidthOfPipes;
        return console;
    }
}
