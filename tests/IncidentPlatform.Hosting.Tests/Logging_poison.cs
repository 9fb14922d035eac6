using IncidentPlatform.Testing;

namespace IncidentPlatform.Hosting.Tests;

public sealed class Logging_poison(ARunningKettle kettle) : IClassFixture<ARunningKettle>
{
    [Fact]
    public async Task Says_which_message_and_no_character_of_it()
    {
        await kettle.PublishRaw("incident-facts.post-mortems", "~verbatim");

        await Eventually.So(() => Task.FromResult(kettle.Logged.Any(l => l.Contains("could not be handled", StringComparison.Ordinal))));

        kettle.Logged.Should().NotContain(l => l.Contains('~', StringComparison.Ordinal) || l.Contains("invalid start", StringComparison.Ordinal));
    }
}
