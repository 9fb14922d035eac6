using System.Net;
using IncidentPlatform.Hosting.Adapters;
using IncidentPlatform.Testing;
using Microsoft.AspNetCore.Http;

namespace IncidentPlatform.Hosting.Tests;

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

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("127。0。0。1")]
    [InlineData("localhost")]
    public async Task Connects_to_no_private_address_however_it_is_written(string host)
    {
        var asked = 0;
        await using var page = await APage.Start(_ => { asked++; return Results.Ok(); });
        var address = new Uri($"http://{host}:{page.Address.Port}/");

        using var guarded = new GuardedHttp(privateToo: false);
        await IsNotPublic(guarded, address);
        asked.Should().Be(0);

        using var development = new GuardedHttp(privateToo: true);
        using var answer = await development.Send(new HttpRequestMessage(HttpMethod.Get, address), default);
        asked.Should().Be(1, "the same address leads there where it may");
    }

    [Theory]
    [InlineData("10.0.0.7")]
    [InlineData("93.184.215.14", "10.0.0.7")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fd00::7")]
    [InlineData]
    public async Task Connects_to_no_name_of_which_any_address_is_inside(params string[] resolved)
    {
        using var guarded = new GuardedHttp(privateToo: false, resolve: (_, _) => Task.FromResult(Parsed(resolved)));
        await IsNotPublic(guarded, new Uri("https://hooks.example.com/"));
    }

    [Fact]
    public async Task Resolves_a_name_anew_for_each_connection_and_only_once_for_it()
    {
        await using var page = await APage.Start(http => { http.HttpContext.Response.Headers.Connection = "close"; return Results.Ok(); });
        var asked = 0;
        using var guarded = new GuardedHttp(privateToo: true, resolve: (_, _) => { asked++; return Task.FromResult(Parsed("127.0.0.1")); });
        for (var calls = 1; calls <= 3; calls++)
        {
            using var answer = await guarded.Send(new HttpRequestMessage(HttpMethod.Get, new Uri($"http://hooks.example.com:{page.Address.Port}/")), default);
            asked.Should().Be(calls);
        }
    }

    [Fact]
    public async Task Follows_a_redirect_only_where_it_was_told_to()
    {
        await using var inside = await APage.Start(_ => Results.Ok());
        await using var page = await APage.Start(_ => Results.Redirect(inside.Address.ToString(), preserveMethod: true));
        using var following = new GuardedHttp(privateToo: true);
        using var staying = new GuardedHttp(privateToo: true, redirects: 0);

        using var followed = await following.Send(new HttpRequestMessage(HttpMethod.Post, page.Address), default);
        using var stayed = await staying.SendForHeaders(new HttpRequestMessage(HttpMethod.Post, page.Address), default);

        followed.StatusCode.Should().Be(HttpStatusCode.OK);
        stayed.StatusCode.Should().Be(HttpStatusCode.TemporaryRedirect);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/")]
    [InlineData("https://user:secret@example.com/")]
    public async Task Calls_nothing_but_http(string address)
    {
        using var http = new GuardedHttp(privateToo: true);
        await FluentActions.Awaiting(() => http.Send(new HttpRequestMessage(HttpMethod.Get, new Uri(address)), default)).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task Reads_no_more_than_a_megabyte()
    {
        await using var page = await APage.Start(_ => Results.Bytes(new byte[GuardedHttp.LargestAnswer + 1]));
        using var http = new GuardedHttp(privateToo: true);
        await FluentActions.Awaiting(() => http.Send(new HttpRequestMessage(HttpMethod.Get, page.Address), default)).Should().ThrowAsync<HttpRequestException>();
    }

    private static IPAddress[] Parsed(params string[] addresses) => [.. addresses.Select(IPAddress.Parse)];

    private static async Task IsNotPublic(GuardedHttp http, Uri address)
    {
        var refused = await FluentActions.Awaiting(() => http.Send(new HttpRequestMessage(HttpMethod.Get, address), default)).Should().ThrowAsync<HttpRequestException>();
        Causes(refused.Which).Should().Contain(e => e is AddressNotPublicException);
    }

    private static IEnumerable<Exception> Causes(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
            yield return e;
    }
}
