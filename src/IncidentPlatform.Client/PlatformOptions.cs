namespace IncidentPlatform.Client;

/// <summary>Where the four services are, and who calls them.</summary>
public sealed class PlatformOptions
{
    public required Uri Incidents { get; set; }

    public required Uri Communications { get; set; }

    public required Uri Escalation { get; set; }

    public required Uri PostMortems { get; set; }

    /// <summary>Gives the bearer token for each request; null sends none.</summary>
    public Func<CancellationToken, ValueTask<string?>>? Token { get; set; }
}
