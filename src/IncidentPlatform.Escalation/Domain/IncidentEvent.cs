using System.Globalization;
using System.Text.Json;
using System.Xml;
using IncidentPlatform.Escalation.Domain.Policies;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain;

/// <summary>A fact of an incident as the ledger judges it.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Id">The fact's id.</param>
/// <param name="Version">Position on the incident's stream; null where this service has only just established it.</param>
/// <param name="Type">Name of the fact.</param>
/// <param name="RecordedAt">When it was recorded at its source: obligations are judged on this.</param>
/// <param name="Actor">Who stands behind it.</param>
/// <param name="Data">The fact's own members, camelCase.</param>
/// <param name="Standing">How the incident stands as of then or later; null where this service has only just established the fact.</param>
/// <param name="Policy">The policy it adopts, where it does.</param>
public sealed record IncidentEvent(
    Guid IncidentId,
    Guid Id,
    long? Version,
    string Type,
    DateTimeOffset RecordedAt,
    Actor Actor,
    JsonElement Data,
    Standing? Standing = null,
    Policy? Policy = null)
{
    public const string IncidentDeclared = nameof(IncidentDeclared);
    public const string IncidentCancelled = nameof(IncidentCancelled);
    public const string IncidentMerged = nameof(IncidentMerged);
    public const string LinkedUnderRoot = nameof(LinkedUnderRoot);
    public const string Unlinked = nameof(Unlinked);
    public const string CadenceChanged = nameof(CadenceChanged);
    public const string IncidentResolved = nameof(IncidentResolved);
    public const string IncidentReopened = nameof(IncidentReopened);
    public const string SeverityChanged = nameof(SeverityChanged);
    public const string SecurityDesignated = nameof(SecurityDesignated);
    public const string PageAcknowledged = nameof(PageAcknowledged);
    public const string PagesExhausted = nameof(PagesExhausted);

    /// <summary>Whether it is to be commanded from this fact on; null where it says nothing of that.</summary>
    public bool? Runs() => Type switch
    {
        IncidentResolved or IncidentCancelled or IncidentMerged => false,
        IncidentReopened => true,
        _ => null,
    };

    /// <summary>The severity that the incident has from this fact on; null where it says none.</summary>
    public string? Severity() => Type switch
    {
        IncidentDeclared => Text("severity"),
        SeverityChanged => Text("to"),
        _ => null,
    };

    /// <summary>A member of the data as text; null where there is none.</summary>
    public string? Text(string member) =>
        Data.ValueKind != JsonValueKind.Object || !Data.TryGetProperty(member, out var value) ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };

    /// <summary>All numbers of the data, by member.</summary>
    public IReadOnlyDictionary<string, decimal> Numbers() => Data.ValueKind != JsonValueKind.Object
        ? new Dictionary<string, decimal>()
        : Data.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Number && m.Value.TryGetDecimal(out _)).ToDictionary(m => m.Name, m => m.Value.GetDecimal());

    /// <summary>A member of the data as a duration (ISO 8601); null where there is none.</summary>
    public TimeSpan? Duration(string member)
    {
        try
        {
            return Text(member) is { } text ? XmlConvert.ToTimeSpan(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>A member of the data as a time; null where there is none.</summary>
    public DateTimeOffset? Time(string member) =>
        DateTimeOffset.TryParse(Text(member), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToUniversalTime()
            : null;
}
