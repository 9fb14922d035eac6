using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IncidentPlatform.Cli.Tests;

public sealed class A_development_token
{
    private static readonly byte[] Key = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();

    [Fact]
    public async Task Is_signed_with_the_key_and_says_who_it_is_for()
    {
        using var shell = new AShell { Clock = new At(DateTimeOffset.Parse("2026-03-02T02:00:00Z")) };
        shell.File("key", Convert.ToBase64String(Key) + "\n");

        (await shell.Run("token", "--person", "ada", "--role", "commander", "--role", "admin", "--lifetime", "30m", "--key-file", Path.Combine(shell.Folder, "key")))
            .Should().Be(0, shell.Errors);

        var parts = shell.Output.Trim().Split('.');
        Base64Url.DecodeFromChars(parts[2]).Should().Equal(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}")));
        var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0])).RootElement;
        header.GetProperty("alg").GetString().Should().Be("HS256");
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement;
        claims.GetProperty("iss").GetString().Should().Be("incident-platform-development");
        claims.GetProperty("aud").GetString().Should().Be("incident-platform");
        claims.GetProperty("sub").GetString().Should().Be("ada");
        claims.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).Should().Equal("commander", "admin");
        claims.GetProperty("exp").GetInt64().Should().Be(DateTimeOffset.Parse("2026-03-02T02:30:00Z").ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Is_signed_with_the_key_of_the_running_platform_where_none_is_named()
    {
        using var shell = new AShell();
        shell.File(".local/platform.env", "");
        shell.File(".local/development-signing-key", Convert.ToBase64String(Key));
        (await shell.Run("token", "--person", "ada")).Should().Be(0, shell.Errors);
        shell.Output.Trim().Split('.').Should().HaveCount(3);
    }

    [Fact]
    public async Task Is_not_made_with_something_that_is_no_key()
    {
        using var shell = new AShell();
        shell.File("key", "not base64!");
        (await shell.Run("token", "--person", "ada", "--key-file", Path.Combine(shell.Folder, "key"))).Should().Be(2);
        shell.Errors.Should().Contain("cannot be used as a signing key");
    }
}
