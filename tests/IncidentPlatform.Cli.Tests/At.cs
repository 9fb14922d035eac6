namespace IncidentPlatform.Cli.Tests;

/// <summary>A clock that stands.</summary>
internal sealed class At(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
