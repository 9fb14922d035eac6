using System.Globalization;

namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>Where something stands in a payload; it is written out only where there is something to say about it.</summary>
internal sealed class JsonPath
{
    private readonly JsonPath? parent;
    private readonly string? member;
    private readonly int index;

    private JsonPath(JsonPath? parent, string? member, int index) => (this.parent, this.member, this.index) = (parent, member, index);

    public static JsonPath Root { get; } = new(null, "$", 0);

    public JsonPath Member(string name) => new(this, name, 0);

    public JsonPath Item(int at) => new(this, null, at);

    public override string ToString() =>
        parent is null ? member! : member is null ? string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]") : $"{parent}.{member}";
}
