using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using Npgsql;
using NpgsqlTypes;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Which incidents are asked for: all that is given must hold.</summary>
/// <param name="Status">In this status only, or <c>open</c> for all that are declared and not over.</param>
/// <param name="Severity">Of this severity only.</param>
/// <param name="Mode">In this mode only.</param>
/// <param name="Service">On this service only.</param>
/// <param name="Customer">Affecting this customer only.</param>
/// <param name="Holder">In which this person holds a role.</param>
/// <param name="Role">The role that the holder holds; any where absent.</param>
/// <param name="DeclaredFrom">Declared then or later.</param>
/// <param name="DeclaredTo">Declared before then.</param>
/// <param name="Text">Words that all occur in number, title, summary, symptoms or hypothesis; quotes, <c>or</c> and <c>-</c> as in a web search.</param>
public sealed record IncidentFilter(
    string? Status = null, string? Severity = null, string? Mode = null, string? Service = null, string? Customer = null, string? Holder = null,
    string? Role = null, DateTimeOffset? DeclaredFrom = null, DateTimeOffset? DeclaredTo = null, string? Text = null)
{
    /// <summary>A custom field is asked for as <c>field.name=value</c>.</summary>
    public const string FieldPrefix = "field.";

    private const int MostText = 500;

    public IResult? Fault() => this switch
    {
        { Status: { } status } when status != "open" && !Known<IncidentStatus>(status) =>
            Problems.Invalid("status-unknown", $"There is no status '{status}'.", $"Use open, {string.Join(", ", Enum.GetNames<IncidentStatus>()).ToLowerInvariant()}."),
        { Severity: { } severity } when !Known<Severity>(severity) =>
            Problems.Invalid("severity-unknown", $"There is no severity '{severity}'.", $"Use {string.Join(", ", Enum.GetNames<Severity>())}."),
        { Mode: { } mode } when !Known<Mode>(mode) =>
            Problems.Invalid("mode-unknown", $"There is no mode '{mode}'.", $"Use {string.Join(", ", Enum.GetNames<Mode>()).ToLowerInvariant()}."),
        { Role: not null, Holder: null } => Problems.Invalid("holder-missing", "A role is given without the person who holds it.", "Give holder, too."),
        { Text.Length: > MostText } => Problems.Invalid("text-too-long", $"A search has at most {MostText} characters.", "Search for fewer words."),
        _ when DeclaredTo <= DeclaredFrom => Problems.Invalid("range-empty", "declaredTo is not after declaredFrom.", "Exchange them."),
        _ => null,
    };

    /// <summary>The conditions, with what they ask for as parameters of the command.</summary>
    public IEnumerable<string> Conditions(NpgsqlParameterCollection parameters, IEnumerable<KeyValuePair<string, string>> fields)
    {
        if (Status == "open")
        {
            yield return "is_open and status <> 'proposed'";
        }
        else if (Status is { } status)
        {
            yield return $"status = {Next(status.ToLowerInvariant(), NpgsqlDbType.Text)}";
        }

        if (Severity is { } severity)
        {
            yield return $"severity = {Next(severity.ToUpperInvariant(), NpgsqlDbType.Text)}";
        }

        if (Mode is { } mode)
        {
            yield return $"mode = {Next(mode.ToLowerInvariant(), NpgsqlDbType.Text)}";
        }

        if (Service is { } service)
        {
            yield return $"services @> array[{Next(service, NpgsqlDbType.Text)}]";
        }

        if (Customer is { } customer)
        {
            yield return $"customers @> array[{Next(customer, NpgsqlDbType.Text)}]";
        }

        if (Holder is { } holder)
        {
            yield return Role is { } role
                ? $"roles @> jsonb_build_object({Next(role, NpgsqlDbType.Text)}, {Next(holder, NpgsqlDbType.Text)})"
                : $"holders @> array[{Next(holder, NpgsqlDbType.Text)}]";
        }

        if (DeclaredFrom is { } from)
        {
            yield return $"declared_at >= {Next(from.ToUniversalTime(), NpgsqlDbType.TimestampTz)}";
        }

        if (DeclaredTo is { } to)
        {
            yield return $"declared_at < {Next(to.ToUniversalTime(), NpgsqlDbType.TimestampTz)}";
        }

        if (!string.IsNullOrWhiteSpace(Text))
        {
            yield return $"search @@ websearch_to_tsquery('simple', {Next(Text, NpgsqlDbType.Text)})";
        }

        foreach (var (name, value) in fields)
        {
            yield return $"fields @> jsonb_build_object({Next(name, NpgsqlDbType.Text)}, {Next(value, NpgsqlDbType.Text)})";
        }

        string Next(object value, NpgsqlDbType type)
        {
            parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value });
            return $"${parameters.Count}";
        }
    }

    private static bool Known<T>(string text) where T : struct, Enum =>
        Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase);
}
