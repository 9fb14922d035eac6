using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace IncidentPlatform.Benchmarks;

/// <summary>
/// One HTTP/1.1 connection that posts and reads the answer without looking at more than its status, so that a load takes as little as possible of the two cores
/// that the service under load needs.
/// </summary>
internal sealed class KeptConnection : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] answer = new byte[16 * 1024];
    private readonly string head;

    private KeptConnection(Uri address) =>
        head = $"POST {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: ";

    private static ReadOnlySpan<byte> EndOfHeaders => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> EndOfChunks => "\r\n0\r\n\r\n"u8;

    public static async Task<KeptConnection> Open(Uri address)
    {
        var connection = new KeptConnection(address);
        await connection.socket.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    /// <exception cref="InvalidOperationException">It was answered with another status than 202.</exception>
    public async Task Post(string body)
    {
        var request = Encoding.UTF8.GetBytes($"{head}{Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture)}\r\n\r\n{body}");
        await socket.SendAsync(request);
        var read = 0;
        do
        {
            var more = await socket.ReceiveAsync(answer.AsMemory(read));
            read += more > 0 ? more : throw new InvalidOperationException("The service ended the connection.");
        }
        while (!IsWhole(answer.AsSpan(0, read)));
        var status = Encoding.ASCII.GetString(answer, 9, 3);
        if (status != "202")
            throw new InvalidOperationException($"Intake answered {Encoding.UTF8.GetString(answer, 0, read)}");
    }

    /// <summary>Whether an answer has come to its end: what is left of it would be taken for the next.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var headers = answer.IndexOf(EndOfHeaders);
        return headers >= 0 && (answer[..headers].IndexOf("chunked"u8) >= 0 ? answer[headers..].EndsWith(EndOfChunks) : answer.Length == headers + EndOfHeaders.Length);
    }

    public void Dispose() => socket.Dispose();
}
