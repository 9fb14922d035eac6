using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Tests;

public sealed class Calls_that_are_repeated
{
    private const string Header = "Idempotency-Key";

    [Fact]
    public async Task Carry_the_key_that_was_named()
    {
        await using var platform = await APlatform.Started();
        platform.To("POST /incidents/INC-2026-0001/notes", World.Answer("NoteAdded"));
        using var shell = new AShell(platform);

        await shell.Run("note", "INC-2026-0001", "hello", "--idempotency-key", "night-shift-1");
        await shell.Run("note", "INC-2026-0001", "hello");

        platform.Commands[0].Headers[Header].Should().Be("night-shift-1");
        Guid.TryParse(platform.Commands[1].Headers[Header], out _).Should().BeTrue();
    }

    [Fact]
    public async Task Name_it_for_their_own_flow_only()
    {
        await using var platform = await APlatform.Started();
        platform.To("POST /incidents/a/notes", World.Answer()).To("POST /incidents/b/notes", World.Answer());
        using var services = new Services(platform);
        var words = new Words("hello");

        using (IdempotencyKey.Use("outer"))
        {
            using (IdempotencyKey.Use("inner")) await services.Platform.Incidents.AddNote("a", words);
            await services.Platform.Incidents.AddNote("b", words);
        }

        await services.Platform.Incidents.AddNote("a", words);

        platform.Commands.Select(command => command.Headers[Header]).Take(2).Should().Equal("inner", "outer");
        Guid.TryParse(platform.Commands[2].Headers[Header], out _).Should().BeTrue();
    }
}
