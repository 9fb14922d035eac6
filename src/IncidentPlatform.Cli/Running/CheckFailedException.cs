namespace IncidentPlatform.Cli.Running;

/// <summary>What was to be checked was found wrong, and has been said.</summary>
public sealed class CheckFailedException : Exception;
