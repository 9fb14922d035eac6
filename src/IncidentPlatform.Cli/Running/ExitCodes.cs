namespace IncidentPlatform.Cli.Running;

public static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The platform refused, did not answer, or found what was checked to be wrong.</summary>
    public const int Refused = 1;

    /// <summary>The command line, a file it names, or the configuration is wrong.</summary>
    public const int Usage = 2;
}
