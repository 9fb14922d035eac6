using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Saying_how_long
{
    [Theory]
    [InlineData("00:15:00", "15 min")]
    [InlineData("00:14:58", "14 min 58 s")]
    [InlineData("00:14:57.250", "14 min 58 s")]
    [InlineData("00:59:59.900", "1 h")]
    [InlineData("02:00:00", "2 h")]
    [InlineData("2.00:05:00", "48 h 5 min")]
    [InlineData("00:00:00.001", "1 s")]
    [InlineData("00:00:00", "0 s")]
    public void Uses_the_words_that_people_use(string time, string words) =>
        TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture).InWords().Should().Be(words);
}
