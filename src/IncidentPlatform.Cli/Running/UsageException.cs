namespace IncidentPlatform.Cli.Running;

/// <summary>The command line, a file it names, or its configuration is wrong; the message says what to do.</summary>
public sealed class UsageException(string message) : Exception(message);
