namespace IncidentPlatform.Architecture.Tests;

public sealed class Privilege
{
    [Fact]
    public void Facts_are_read_for_a_caller_through_the_place_that_withholds_privileged_words()
    {
        var readers = Assemblies.Sources("src/IncidentPlatform.Incidents").Where(f => f.Text.Contains(".ToFact()", StringComparison.Ordinal)).ToList();

        readers.Should().NotBeEmpty();
        readers.Where(f => f.Text.Split(".ToFact()").Skip(1).Any(after => !after.StartsWith(".Shown(", StringComparison.Ordinal)))
            .Select(f => f.Path).Should().BeEmpty("Views/Privilege decides who reads privileged words: read e.ToFact().Shown(caller, state)");
    }
}
