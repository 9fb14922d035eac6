using System.Text.RegularExpressions;

namespace IncidentPlatform.Communications.Domain;

/// <summary>
/// Whether a message holds code or logs: a fenced block (a line that starts with three backticks or tildes), or at least four lines that
/// look like a log or a stack trace. Prose, lists and a timeline with hours and minutes are none.
/// </summary>
public static partial class TechnicalBlocks
{
    public const int FewestLines = 4;

    public static bool AreIn(string text)
    {
        var lines = text.Split('\n');
        return lines.Any(l => Fence().IsMatch(l)) || lines.Count(l => LogLine().IsMatch(l) || Frame().IsMatch(l)) >= FewestLines;
    }

    [GeneratedRegex("^ {0,3}(```|~~~)")]
    private static partial Regex Fence();

    /// <summary>Begins with a date and time, a time to the second, a syslog date, or a level in capitals or brackets.</summary>
    [GeneratedRegex(@"^\s*\[?(\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}|\d{2}:\d{2}:\d{2}|[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2}|(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL)\b|\[(trace|debug|info|warn|warning|error|fatal)\])")]
    private static partial Regex LogLine();

    /// <summary>A frame or a head of a stack trace, as Java, .NET, Python, Node and Go print it.</summary>
    [GeneratedRegex(@"^\s*(at \S+[(.:]|File "".+"", line \d+|Traceback \(|Caused by: |goroutine \d+|\.\.\. \d+ more|[\w.$]+(Exception|Error): |panic: )")]
    private static partial Regex Frame();
}
