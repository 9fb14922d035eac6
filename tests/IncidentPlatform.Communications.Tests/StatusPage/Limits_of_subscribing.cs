using System.Net;
using IncidentPlatform.Communications.StatusPage.Subscriptions;
using Microsoft.AspNetCore.Http;

namespace IncidentPlatform.Communications.Tests.StatusPage;

public class Limits_of_subscribing
{
    private readonly SubscriptionLimits limits = new();

    [Fact]
    public void Hold_back_one_who_asks_too_often_and_nobody_else()
    {
        for (var n = 0; n < SubscriptionLimits.EachPerMinute; n++)
            limits.Take(From("192.0.2.1")).Should().BeTrue();

        var refused = From("192.0.2.1");
        limits.Take(refused).Should().BeFalse();
        refused.Response.Headers.RetryAfter.ToString().Should().NotBeEmpty();
        refused.Response.Headers["RateLimit-Remaining"].ToString().Should().Be("0");
        limits.Take(From("192.0.2.2")).Should().BeTrue();
    }

    [Fact]
    public void Hold_back_many_who_ask_together()
    {
        var admitted = Enumerable.Range(0, SubscriptionLimits.AllPerMinute + 50).Count(n => limits.Take(From($"10.0.{n / 250}.{n % 250}")));

        admitted.Should().Be(SubscriptionLimits.AllPerMinute);
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
