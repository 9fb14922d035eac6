using System.CommandLine;

namespace IncidentPlatform.Cli.Running;

/// <summary>Gives a command its work.</summary>
internal static class Runnable
{
    /// <summary>Runs the work and turns what goes wrong into words and an exit code.</summary>
    public static Command Does(this Command command, Shell shell, Func<Run, Task> work)
    {
        command.SetAction(async (parsed, cancellation) =>
        {
            using var run = new Run(parsed, shell, cancellation);
            return await Failures.Guard(run, work);
        });
        return command;
    }
}
