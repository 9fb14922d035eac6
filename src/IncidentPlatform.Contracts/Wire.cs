using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace IncidentPlatform.Contracts;

/// <summary>How everything is written as JSON: camelCase, enums as kebab-case strings, durations as ISO 8601, times as RFC 3339.</summary>
public static class Wire
{
    public static JsonSerializerOptions Json { get; } = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Applies the conventions to options that a framework owns.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Insert(0, new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Insert(0, new DurationConverter());
        return options;
    }

    /// <summary>The data of a fact as JSON.</summary>
    public static JsonElement ToData<T>(T data) where T : notnull => JsonSerializer.SerializeToElement(data, data.GetType(), Json);

    private sealed class DurationConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return XmlConvert.ToTimeSpan(reader.GetString() ?? throw new JsonException("A duration is needed, for example \"PT15M\"."));
            }
            catch (Exception e) when (e is FormatException or OverflowException or InvalidOperationException)
            {
                throw new JsonException("Not an ISO 8601 duration; write for example \"PT15M\" for 15 minutes.", e);
            }
        }

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteStringValue(XmlConvert.ToString(value));
    }
}
