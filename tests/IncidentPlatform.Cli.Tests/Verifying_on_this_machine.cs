using System.Security.Cryptography;
using System.Text.Json;
using IncidentPlatform.Chain;

namespace IncidentPlatform.Cli.Tests;

/// <summary>An auditor has an export, checkpoints and a key, and no platform.</summary>
public sealed class Verifying_on_this_machine : IDisposable
{
    private static readonly Guid Stream = Guid.Parse("018f3a00-0000-7000-8000-000000000001");
    private readonly AShell shell = new();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public async Task Says_intact_and_what_does_not_show_without_a_checkpoint()
    {
        shell.File("all.ndjson", Exported(AStream("one", "two")));

        (await shell.Run("verify", "--file", "all.ndjson")).Should().Be(0, shell.Errors);
        shell.Output.Should().Contain("Intact: 2 facts of 1 streams of incidents").And.Contain("Without a checkpoint");
    }

    [Fact]
    public async Task Names_what_was_changed_and_ends_with_exit_code_1()
    {
        shell.File("all.ndjson", Exported(AStream("one", "two")).Replace("two", "tow", StringComparison.Ordinal));

        (await shell.Run("verify", "--file", "all.ndjson")).Should().Be(1);
        shell.Output.Should().Contain("BROKEN").And.Contain($"Stream {Stream}").And.Contain("Version 2 (Said) is not what was recorded.");
    }

    [Fact]
    public async Task Says_that_an_export_broke_off()
    {
        shell.File("all.ndjson", string.Join('\n', Exported(AStream("one", "two")).Split('\n')[..^1]));

        (await shell.Run("verify", "--file", "all.ndjson")).Should().Be(1);
        shell.Output.Should().Contain("it broke off");
    }

    [Theory]
    [InlineData("{\"stream\":\"018f3a00-0000-7000-8000-000000000001\",\"stream\":\"018f3a00-0000-7000-8000-000000000002\"}")]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"stream\":\"018f3a00-0000-7000-8000-000000000001\",\"id\":\"018f3a00-0000-7000-8000-000000000001\",\"version\":3,\"type\":\"Said\",\"data\":7,\"headers\":{\"fact\":{},\"chain\":{}}}")]
    public async Task Survives_any_line(string line)
    {
        var lines = Exported(AStream("one", "two")).Split('\n').ToList();
        lines.Insert(2, line);
        shell.File("all.ndjson", string.Join('\n', lines));

        (await shell.Run("verify", "--file", "all.ndjson")).Should().Be(1, shell.Errors);
        shell.Output.Should().Contain("BROKEN");
    }

    [Fact]
    public async Task Holds_an_export_against_every_checkpoint_of_a_folder()
    {
        var stream = AStream("one", "two");
        Kept(stream[..1], stream);

        shell.File("all.ndjson", Exported(stream));
        (await shell.Run("verify", "--file", "all.ndjson", "--checkpoint", "kept", "--public-key", "key.pem")).Should().Be(0, shell.Output + shell.Errors);
        shell.Output.Should().Contain("Checked against 2 checkpoints, the newest 2");

        shell.File("all.ndjson", Exported(AStream("one", "another")));
        (await shell.Run("verify", "--file", "all.ndjson", "--checkpoint", "kept", "--public-key", "key.pem")).Should().Be(1);
        shell.Output.Should().Contain("not the one that checkpoint 2 holds: the stream was chained anew");
    }

    [Fact]
    public async Task Misses_a_stream_that_a_checkpoint_holds()
    {
        Kept(AStream("one"));
        shell.File("all.ndjson", Exported());

        (await shell.Run("verify", "--file", "all.ndjson", "--checkpoint", "kept", "--public-key", "key.pem")).Should().Be(1);
        shell.Output.Should().Contain($"Stream {Stream} is missing: checkpoint 1 holds it up to version 1.");
    }

    [Fact]
    public async Task Takes_a_stream_that_is_said_not_to_be_shown_and_holds_its_end_against_the_checkpoints()
    {
        var stream = AStream("one", "two");
        Kept(stream[..1], stream);

        shell.File("all.ndjson", NotShown(new StreamHead(2, stream[^1].Link!.Hash)));
        (await shell.Run("verify", "--file", "all.ndjson", "--checkpoint", "kept", "--public-key", "key.pem")).Should().Be(0, shell.Output + shell.Errors);
        shell.Output.Should().Contain("1 streams of restricted incidents are not shown");

        foreach (var end in new[] { new StreamHead(1, stream[0].Link!.Hash), new StreamHead(2, stream[0].Link!.Hash) })
        {
            shell.File("all.ndjson", NotShown(end));
            (await shell.Run("verify", "--file", "all.ndjson", "--checkpoint", "kept", "--public-key", "key.pem")).Should().Be(1);
            shell.Output.Should().Contain("does not end where checkpoint 2 holds it");
        }
    }

    [Fact]
    public async Task Checks_a_fact_whose_words_are_withheld_and_takes_no_other_without_words()
    {
        var fact = AStream("one").Single();
        var link = HashChain.Link("", Stream, fact.Id, 1, "Said", fact.Headers.GetProperty("fact"), fact.Data, ["text"]);
        var headers = JsonSerializer.Serialize(new { fact = fact.Headers.GetProperty("fact"), chain = link }, JsonSerializerOptions.Web);
        var line = Export.LineWithoutWords(Stream, fact.Id, 1, "Said", fact.Data.GetRawText(), headers);
        line.Should().NotContain("one").And.NotContain(link.Salt);
        string[] rest = [Export.Line(Stream, new StreamHead(1, link.Hash)), Export.Line(new ExportEnd("incidents", DateTimeOffset.UnixEpoch, Whole: true, 1, 1))];

        shell.File("all.ndjson", string.Join('\n', [line, .. rest]));
        (await shell.Run("verify", "--file", "all.ndjson")).Should().Be(0, shell.Output + shell.Errors);
        shell.Output.Should().Contain("1 facts are shown without their words");

        shell.File("all.ndjson", string.Join('\n', [line.Replace(",\"withheld\":true", "", StringComparison.Ordinal), .. rest]));
        (await shell.Run("verify", "--file", "all.ndjson")).Should().Be(1);
        shell.Output.Should().Contain("its personal members were removed without a fact that says so");
    }

    [Fact]
    public async Task Does_not_take_a_checkpoint_that_somebody_else_signed()
    {
        var stream = AStream("one");
        Kept(stream);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        shell.File("key.pem", other.ExportSubjectPublicKeyInfoPem());
        shell.File("all.ndjson", Exported(stream));

        (await shell.Run("verify", "--file", "all.ndjson", "--checkpoint", "kept", "--public-key", "key.pem")).Should().Be(1);
        shell.Output.Should().Contain("Checkpoint 1 is not signed by this key");
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("verify", "INC-2026-0001", "--file", "all.ndjson")]
    [InlineData("verify", "--file", "not-there.ndjson")]
    [InlineData("verify", "--file", "all.ndjson", "--checkpoint", "kept")]
    [InlineData("verify", "--file", "all.ndjson", "--public-key", "key.pem")]
    [InlineData("verify", "--file", "all.ndjson", "--checkpoint", "all.ndjson", "--public-key", "key.pem")]
    [InlineData("verify", "--file", "all.ndjson", "--checkpoint", "kept", "--public-key", "all.ndjson")]
    public async Task Answers_a_mistake_with_exit_code_2(params string[] args)
    {
        var stream = AStream("one");
        Kept(stream);
        shell.File("all.ndjson", Exported(stream));

        (await shell.Run(args)).Should().Be(2, shell.Output);
        shell.Errors.Should().NotBeEmpty();
    }

    public void Dispose()
    {
        shell.Dispose();
        key.Dispose();
    }

    private static StoredFact[] AStream(params string[] said)
    {
        var facts = new List<StoredFact>();
        foreach (var text in said)
        {
            var id = Guid.Parse($"018f3a00-0000-7000-8000-0000000000{facts.Count + 10}");
            var envelope = JsonSerializer.SerializeToElement(new { version = facts.Count + 1 });
            var data = JsonSerializer.SerializeToElement(new { text });
            var link = HashChain.Link(facts.LastOrDefault()?.Link!.Hash ?? "", Stream, id, facts.Count + 1, "Said", envelope, data, []);
            facts.Add(new StoredFact(Stream, id, facts.Count + 1, "Said", data, JsonSerializer.SerializeToElement(new { fact = envelope, chain = link }, JsonSerializerOptions.Web)));
        }

        return [.. facts];
    }

    private static string NotShown(StreamHead end) => string.Join('\n',
    [
        Export.Line(new RestrictedStream(Export.MarkOf(Stream), end)),
        Export.Line(new ExportEnd("incidents", DateTimeOffset.UnixEpoch, Whole: true, 0, 0, 1)),
    ]);

    private static string Exported(params StoredFact[] stream) => string.Join('\n',
    [
        .. stream.Select(f => Export.Line(f.Stream, f.Id, f.Version, f.Type, f.Data.GetRawText(), f.Headers.GetRawText())),
        .. stream.TakeLast(1).Select(f => Export.Line(f.Stream, new StreamHead(f.Version, f.Link!.Hash))),
        Export.Line(new ExportEnd("incidents", DateTimeOffset.UnixEpoch, Whole: true, stream.Length > 0 ? 1 : 0, stream.Length)),
    ]);

    /// <summary>A folder of checkpoints that follow each other, and their key.</summary>
    private void Kept(params StoredFact[][] streams)
    {
        var previous = "";
        foreach (var (stream, index) in streams.Select((s, i) => (s, i)))
        {
            var checkpoint = new Checkpoint(
                "incidents", index + 1, DateTimeOffset.UnixEpoch, previous, [new CheckpointedStream(Stream, stream.Length, stream[^1].Link!.Hash)]);
            previous = checkpoint.Hash();
            shell.File($"kept/{index + 1}.checkpoint.json", SignedCheckpoint.Sign(checkpoint, key).ToJson());
        }

        shell.File("key.pem", key.ExportSubjectPublicKeyInfoPem());
    }
}
