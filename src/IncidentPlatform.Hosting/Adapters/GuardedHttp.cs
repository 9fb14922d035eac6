using System.Net;
using System.Net.Sockets;

namespace IncidentPlatform.Hosting.Adapters;

/// <summary>
/// Calls to addresses that people configured. Every connection, those of redirects too, goes to an address that was resolved and looked at
/// just before: a name that resolves into our own network is not called, whatever it resolved to a moment ago.
/// </summary>
/// <param name="privateToo">In Development only.</param>
/// <param name="redirects">How many redirects are followed, one after the other.</param>
/// <param name="resolve">What a name resolves to; by DNS where absent.</param>
public sealed class GuardedHttp(bool privateToo, int redirects = 3, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null) : IDisposable
{
    /// <summary>Largest answer that is read.</summary>
    public const int LargestAnswer = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Neither traces nor proxies nor the defaults of other clients: service discovery would resolve names of our own.
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        ConnectCallback = (context, ct) => Connect(context.DnsEndPoint, privateToo, resolve ?? Dns.GetHostAddressesAsync, ct),
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = redirects > 0,
        MaxAutomaticRedirections = Math.Max(1, redirects),
        MaxResponseHeadersLength = 64,
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <summary>Reads the whole answer, of no more than <see cref="LargestAnswer"/> bytes, within ten seconds.</summary>
    /// <exception cref="HttpRequestException">Nothing answered, the address is not public (<see cref="AddressNotPublicException"/> is the cause), or the answer is too large.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken ct) => Send(request, HttpCompletionOption.ResponseContentRead, ct);

    /// <summary>Reads status and headers of the answer within ten seconds, and nothing of its body.</summary>
    /// <exception cref="HttpRequestException">Nothing answered, or the address is not public (<see cref="AddressNotPublicException"/> is the cause).</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public Task<HttpResponseMessage> SendForHeaders(HttpRequestMessage request, CancellationToken ct) => Send(request, HttpCompletionOption.ResponseHeadersRead, ct);

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, HttpCompletionOption completion, CancellationToken ct) =>
        request.RequestUri is { Scheme: "http" or "https", UserInfo: "" }
            ? await http.SendAsync(request, completion, ct)
            : throw new HttpRequestException("Only http and https are called.");

    private static async ValueTask<Stream> Connect(
        DnsEndPoint to, bool privateToo, Func<string, CancellationToken, Task<IPAddress[]>> resolve, CancellationToken ct)
    {
        var addresses = await resolve(to.Host, ct);
        if (addresses.Length == 0 || (!privateToo && !addresses.All(PublicAddresses.Contain)))
        {
            throw new AddressNotPublicException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name resolves to nothing, or to an address that is not of the public internet.</summary>
public sealed class AddressNotPublicException() : HttpRequestException("The address is not public.");
