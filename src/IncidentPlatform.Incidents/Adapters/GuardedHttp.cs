using System.Net;
using System.Net.Sockets;

namespace IncidentPlatform.Incidents.Adapters;

/// <summary>
/// Calls to addresses that people configured. Every connection, those of redirects too, goes to an address that was resolved and looked at
/// just before: a name that resolves into our own network is not called, whatever it resolved to a moment ago.
/// </summary>
/// <param name="privateToo">In Development only.</param>
public sealed class GuardedHttp(bool privateToo) : IDisposable
{
    /// <summary>Largest answer that is read.</summary>
    public const int LargestAnswer = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Neither traces nor proxies nor the defaults of other clients: service discovery would resolve names of our own.
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        ConnectCallback = (context, ct) => Connect(context.DnsEndPoint, privateToo, ct),
        UseProxy = false,
        UseCookies = false,
        MaxAutomaticRedirections = 3,
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
    /// <exception cref="HttpRequestException">Nothing answered, the address is not public, or the answer is too large.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken ct) =>
        request.RequestUri is { Scheme: "http" or "https", UserInfo: "" }
            ? await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, ct)
            : throw new HttpRequestException("Only http and https are called.");

    public void Dispose() => http.Dispose();

    private static async ValueTask<Stream> Connect(DnsEndPoint to, bool privateToo, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, ct);
        if (addresses.Length == 0 || (!privateToo && !addresses.All(PublicAddresses.Contain)))
        {
            throw new HttpRequestException("The address is not public.");
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
