namespace IncidentPlatform.Incidents.Domain;

/// <param name="Amount">Amount in units of the currency.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record Money(decimal Amount, string Currency);
