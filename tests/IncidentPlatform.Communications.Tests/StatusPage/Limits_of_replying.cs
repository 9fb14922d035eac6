using System.Net;
using IncidentPlatform.Communications.Contact;
using Microsoft.AspNetCore.Http;

namespace IncidentPlatform.Communications.Tests.StatusPage;

public class Limits_of_replying
{
    private readonly ReplyLimits limits = new();

    [Fact]
    public void Hold_back_one_who_writes_too_often_and_nobody_else()
    {
        for (var n = 0; n < ReplyLimits.EachPerMinute; n++)
            limits.Take(From("192.0.2.1")).Should().BeTrue();

        var refused = From("192.0.2.1");
        limits.Take(refused).Should().BeFalse();
        refused.Response.Headers.RetryAfter.ToString().Should().NotBeEmpty();
        limits.Take(From("192.0.2.2")).Should().BeTrue();
    }

    [Fact]
    public void Hold_back_many_who_write_together() =>
        Enumerable.Range(0, ReplyLimits.AllPerMinute + 50).Count(n => limits.Take(From($"10.0.{n / 250}.{n % 250}"))).Should().Be(ReplyLimits.AllPerMinute);

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
