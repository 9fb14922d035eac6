namespace IncidentPlatform.Client;

/// <summary>
/// Names a request, so that sending it again answers what the first answered and does nothing twice. Each POST gets a new key of
/// its own, unless the caller, who will repeat it, names one.
/// </summary>
public sealed class IdempotencyKey : IDisposable
{
    internal const string Header = "Idempotency-Key";

    private static readonly AsyncLocal<string?> Named = new();
    private readonly string? before = Named.Value;

    private IdempotencyKey(string? key) => Named.Value = key;

    internal static string Next => Named.Value ?? Guid.CreateVersion7().ToString();

    /// <summary>Every POST until it is disposed has this key: <c>using (IdempotencyKey.Use("alert-17")) await incidents.Declare(…);</c></summary>
    public static IdempotencyKey Use(string key) => new(key);

    public void Dispose() => Named.Value = before;
}
