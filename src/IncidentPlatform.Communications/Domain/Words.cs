using System.Text.Json;

namespace IncidentPlatform.Communications.Domain;

/// <summary>The domain's names as they are written: <c>first-notice</c>, <c>status-page</c>.</summary>
public static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Names in a sentence: <c>a, b and c</c>.</summary>
    public static string Listed(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}",
    };
}
