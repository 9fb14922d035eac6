using System.Globalization;
using System.Text.Json;
using FsCheck.Xunit;
using IncidentPlatform.Chain;

namespace IncidentPlatform.Hosting.Tests;

public sealed class CanonicalJsonForm
{
    /// <summary>Examples of RFC 8785, section 3.2.2 and appendix B.</summary>
    [Theory]
    [InlineData("333333333.33333329", "333333333.3333333")]
    [InlineData("1E30", "1e+30")]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("0.000000000000000000000000001", "1e-27")]
    [InlineData("-0", "0")]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("295147905179352830000", "295147905179352830000")]
    [InlineData("1e21", "1e+21")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("1e-7", "1e-7")]
    [InlineData("123456.789", "123456.789")]
    [InlineData("1.50", "1.5")]
    public void Numbers_are_written_as_ECMAScript_writes_them(string json, string canonical) => Text(json).Should().Be(canonical);

    [Fact]
    public void Members_are_sorted_by_their_UTF_16_code_units() => Text(
            """{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u00f6":6}""")
        .Should().Be("{\"\\r\":2,\"1\":4,\"\u00f6\":6,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");

    [Fact]
    public void Strings_escape_what_must_be_and_nothing_else() => Text(
            """{"text":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"}""")
        .Should().Be("""{"text":"€$\u000f\nA'B\"\\\\\"/"}""");

    [Property]
    public bool A_number_reads_back_as_itself(double number) =>
        !double.IsFinite(number)
        || double.Parse(Text(number.ToString("R", CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture).Equals(number == 0 ? 0 : number);

    [Property]
    public bool Canonical_is_a_fixed_point(string? text, double number)
    {
        var json = JsonSerializer.Serialize(new { text, number = double.IsFinite(number) ? number : 0 });
        return Text(Text(json)) == Text(json);
    }

    private static string Text(string json) => CanonicalJson.Text(JsonSerializer.Deserialize<JsonElement>(json));
}
