using System.Text.Json.Nodes;

namespace IncidentPlatform.Cli.Tests;

public sealed class Erasing_words
{
    private const string Number = "INC-2026-0001";

    [Fact]
    public async Task Of_a_person_takes_them_out_of_the_directory_too()
    {
        await using var platform = await APlatform.Started();
        platform.To("POST /people/ada/erasure", new { person = "ada", incidents = new[] { new { id = World.IncidentId, number = Number, facts = 3 } } }).To("DELETE /people/ada", new { });
        using var shell = new AShell(platform);

        (await shell.Run("erase", "person", "ada", "--basis", "request-of-the-person", "--reason", "asked", "--fact", World.FixId.ToString())).Should().Be(0, shell.Errors);

        platform.Commands.Select(c => $"{c.Method} {c.Path}").Should().Equal("POST /people/ada/erasure", "DELETE /people/ada");
        JsonNode.DeepEquals(
                JsonNode.Parse(platform.Commands[0].Body),
                JsonNode.Parse($$"""{"basis":"request-of-the-person","reason":"asked","facts":["{{World.FixId}}"]}"""))
            .Should().BeTrue("{0} was sent", platform.Commands[0].Body);
        shell.Output.Should().Contain(Number).And.Contain("3");
    }

    [Fact]
    public async Task That_are_held_says_the_way_on_leaves_the_directory_alone_and_ends_with_exit_code_1()
    {
        await using var platform = await APlatform.Started();
        var refused = new { code = "legal-hold", reason = "It is held.", wayOn = "Ask legal." };
        platform.To("POST /people/ada/erasure", new { person = "ada", incidents = new[] { new { id = World.IncidentId, number = Number, facts = 0, refused } } });
        using var shell = new AShell(platform);

        (await shell.Run("erase", "person", "ada", "--basis", "end-of-retention")).Should().Be(1);

        shell.Output.Should().Contain("It is held. Ask legal.");
        platform.Commands.Should().ContainSingle();
    }

    [Fact]
    public async Task Of_facts_sends_exactly_those()
    {
        await using var platform = await APlatform.Started();
        platform.To($"POST /incidents/{Number}/erasures", new { id = World.IncidentId, number = Number, facts = 1 });
        using var shell = new AShell(platform);

        (await shell.Run("erase", "facts", Number, World.FixId.ToString(), "--basis", "recorded-by-mistake")).Should().Be(0, shell.Errors);
        platform.Commands.Single().Json.GetProperty("facts")[0].GetGuid().Should().Be(World.FixId);
    }
}
