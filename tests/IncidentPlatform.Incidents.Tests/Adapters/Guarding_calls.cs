using System.Net;
using IncidentPlatform.Incidents.Adapters;
using Microsoft.AspNetCore.Http;

namespace IncidentPlatform.Incidents.Tests.Adapters;

public sealed class Guarding_calls
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::1")]
    [InlineData("2001:0:a00:1::1")]
    [InlineData("ff02::1")]
    public void Does_not_take_our_own_network_for_the_internet(string address) => PublicAddresses.Contain(IPAddress.Parse(address)).Should().BeFalse();

    [Theory]
    [InlineData("93.184.215.14")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:4700::6810:84e5")]
    [InlineData("::ffff:93.184.215.14")]
    public void Takes_the_internet_for_what_it_is(string address) => PublicAddresses.Contain(IPAddress.Parse(address)).Should().BeTrue();

    [Fact]
    public async Task Connects_to_no_private_address_whatever_its_name()
    {
        var asked = 0;
        await using var page = await APage.Start(_ => { asked++; return Results.Ok(); });
        using var http = new GuardedHttp(privateToo: false);
        foreach (var address in new[] { page.Address, new UriBuilder(page.Address) { Host = "localhost" }.Uri })
        {
            await Refused(http, address);
        }

        asked.Should().Be(0);
        using var development = new GuardedHttp(privateToo: true);
        using var answer = await development.Send(new HttpRequestMessage(HttpMethod.Get, page.Address), default);
        asked.Should().Be(1);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/")]
    [InlineData("https://user:secret@example.com/")]
    public async Task Calls_nothing_but_http(string address)
    {
        using var http = new GuardedHttp(privateToo: true);
        await Refused(http, new Uri(address));
    }

    [Fact]
    public async Task Reads_no_more_than_a_megabyte()
    {
        await using var page = await APage.Start(_ => Results.Bytes(new byte[GuardedHttp.LargestAnswer + 1]));
        using var http = new GuardedHttp(privateToo: true);
        await Refused(http, page.Address);
    }

    private static async Task Refused(GuardedHttp http, Uri address) =>
        await FluentActions.Awaiting(() => http.Send(new HttpRequestMessage(HttpMethod.Get, address), default)).Should().ThrowAsync<HttpRequestException>();
}
