namespace IncidentPlatform.Incidents.Intake;

/// <summary>Where alerts or signals come from.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Format">Whose webhook it speaks: <c>alertmanager</c> or <c>signals</c>.</param>
/// <param name="Service">Service that its alerts are about; else the alert's label <c>service</c>, else the source's name.</param>
/// <param name="Severity">Severity of the incidents it declares; else by the alert's label <c>severity</c>.</param>
/// <param name="Declares">Whether a firing alert declares an incident by itself.</param>
/// <param name="Pack">Policy pack that the incidents it declares run by; <c>default</c> where it is absent.</param>
public sealed record AlertSource(string Id, string Format, string? Service = null, string? Severity = null, bool Declares = false, string? Pack = null)
{
    public const string Alertmanager = "alertmanager";
    public const string Signals = "signals";

    public static IReadOnlyList<string> Formats { get; } = [Alertmanager, Signals];
}

/// <summary>A routing key: kept as its hash only.</summary>
/// <param name="Id">SHA-256 of the key, hexadecimal.</param>
/// <param name="Source">The source it lets in.</param>
public sealed record RoutingKey(string Id, string Source, DateTimeOffset CreatedAt, string CreatedBy);
