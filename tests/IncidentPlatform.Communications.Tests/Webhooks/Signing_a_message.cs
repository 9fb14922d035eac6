using System.Text;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Communications.Domain.Webhooks;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Communications.Tests.Webhooks;

public class Signing_a_message
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long At = 1614265330;

    /// <summary>Computed by openssl: <c>printf '%s' "$id.$timestamp.$body" | openssl dgst -sha256 -mac HMAC -macopt hexkey:… -binary | base64</c>; it is the one that the libraries of Standard Webhooks test with.</summary>
    private const string Known = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"test\": 2432232314}");

    [Fact]
    public void Is_done_as_Standard_Webhooks_defines_it() => Signature.Of(Id, At, Body, [Secret]).Should().Be(Known);

    [Fact]
    public void With_two_secrets_gives_two_signatures()
    {
        var other = Signature.NewSecret();
        var both = Signature.Of(Id, At, Body, [other, Secret]);

        both.Split(' ').Should().HaveCount(2).And.HaveElementAt(1, Known);
        IsValid(both).Should().BeTrue();
        IsValid(both, other).Should().BeTrue();
        IsValid(both, Signature.NewSecret()).Should().BeFalse();
    }

    [Fact]
    public void Makes_every_secret_anew_of_32_bytes()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => Signature.NewSecret()).ToList();
        secrets.Should().OnlyHaveUniqueItems();
        secrets.Should().OnlyContain(s => s.StartsWith("whsec_") && Convert.FromBase64String(s.Substring(6)).Length == 32);
    }

    [Fact]
    public void Lets_the_receiver_see_what_is_not_ours_or_not_new()
    {
        IsValid(Known).Should().BeTrue();
        IsValid(Known, body: "{\"test\": 2432232315}").Should().BeFalse("a byte of the body is another");
        IsValid(Known, id: Id + "x").Should().BeFalse("the id is another");
        IsValid(Known, timestamp: $"{At + 1}").Should().BeFalse("the time is another");
        IsValid(Known, timestamp: "soon").Should().BeFalse("it is no time");
        IsValid(Known, now: At + 301).Should().BeFalse("it was sent too long ago");
        IsValid(Known, now: At - 301).Should().BeFalse("it is not sent yet");
        IsValid("").Should().BeFalse("it is not signed");
        IsValid(Known.Replace("v1,", "v2,", StringComparison.Ordinal)).Should().BeFalse("it is another scheme");
    }

    [Fact]
    public void Is_shown_in_the_guide_as_it_is_checked_here()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Folder, "src/IncidentPlatform.Client/Communications/WebhookSignature.cs"));
        var body = source[source.IndexOf("        if (!long.TryParse", StringComparison.Ordinal)..source.IndexOf("    }\n}", StringComparison.Ordinal)];
        var shown = string.Join('\n', body.TrimEnd().Split('\n').Select(line => line.Length > 8 ? line[8..] : line));

        File.ReadAllText(Path.Combine(Repository.Folder, "docs/webhooks.md")).Should().Contain(shown);
    }

    private static bool IsValid(string signatures, string secret = Secret, string id = Id, string? timestamp = null, string? body = null, long now = At) =>
        WebhookSignature.IsValid(
            secret, id, timestamp ?? $"{At}", signatures, body is null ? Body : Encoding.UTF8.GetBytes(body), DateTimeOffset.FromUnixTimeSeconds(now));
}
