using System.Buffers.Text;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace IncidentPlatform.Benchmarks;

/// <summary>
/// One HTTP/1.1 connection that posts, or gets, and reads the answer without looking at more than its status, so that a load takes as little as possible of the two cores
/// that the service under load needs.
/// </summary>
internal sealed class KeptConnection : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] get;
    private readonly string head;
    private byte[] answer = new byte[64 * 1024];

    private KeptConnection(Uri address)
    {
        get = Encoding.UTF8.GetBytes($"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n");
        head = $"POST {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: ";
    }

    private static ReadOnlySpan<byte> EndOfHeaders => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> Chunked => "chunked"u8;

    private static ReadOnlySpan<byte> ContentLength => "Content-Length: "u8;

    private static ReadOnlySpan<byte> EndOfChunks => "\r\n0\r\n\r\n"u8;

    public static async Task<KeptConnection> Open(Uri address)
    {
        var connection = new KeptConnection(address);
        await connection.socket.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    public static async Task<IReadOnlyList<KeptConnection>> Open(Uri address, int many) => await Task.WhenAll(Enumerable.Range(0, many).Select(_ => Open(address)));

    /// <exception cref="InvalidOperationException">It was answered with a status that is no success.</exception>
    public Task Post(string body) => Ask(Encoding.UTF8.GetBytes($"{head}{Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture)}\r\n\r\n{body}"));

    /// <exception cref="InvalidOperationException">It was answered with a status that is no success.</exception>
    public Task Get() => Ask(get);

    private async Task Ask(byte[] request)
    {
        await socket.SendAsync(request);
        var read = 0;
        do
        {
            if (read == answer.Length)
                Array.Resize(ref answer, 2 * read);
            var more = await socket.ReceiveAsync(answer.AsMemory(read));
            read += more > 0 ? more : throw new InvalidOperationException("The service ended the connection.");
        }
        while (!IsWhole(answer.AsSpan(0, read)));
        if (answer[9] != '2')
            throw new InvalidOperationException($"It was answered {Encoding.UTF8.GetString(answer, 0, read)}");
    }

    /// <summary>Whether an answer has come to its end: what is left of it would be taken for the next.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var headers = answer.IndexOf(EndOfHeaders);
        if (headers < 0)
            return false;
        var head = answer[..headers];
        return head.IndexOf(Chunked) >= 0 ? answer[headers..].EndsWith(EndOfChunks) : answer.Length == headers + EndOfHeaders.Length + LengthIn(head);
    }

    private static int LengthIn(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf(ContentLength);
        return at >= 0 && Utf8Parser.TryParse(head[(at + ContentLength.Length)..], out int length, out _) ? length : 0;
    }

    public void Dispose() => socket.Dispose();
}
