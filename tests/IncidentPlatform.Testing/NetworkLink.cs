using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace IncidentPlatform.Testing;

/// <summary>A stretch of network between a service and a server, which a test can cut and mend.</summary>
public sealed class NetworkLink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly (string Host, int Port) target;
    private readonly ConcurrentDictionary<TcpClient, bool> open = new();
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;
    private volatile bool cut;

    public NetworkLink(string host, int port)
    {
        target = (host, port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = Accept();
    }

    /// <summary>Where this end of it listens, on the loopback.</summary>
    public int Port { get; }

    /// <summary>Breaks every connection and refuses new ones.</summary>
    public void Cut()
    {
        cut = true;
        foreach (var client in open.Keys)
            Break(client);
    }

    public void Mend() => cut = false;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        Cut();
        await accepting;
        end.Dispose();
    }

    private async Task Accept()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(end.Token);
                if (cut)
                    Break(client);
                else
                    _ = Carry(client);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Carry(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        open[client] = open[server] = true;
        try
        {
            await server.ConnectAsync(target.Host, target.Port, end.Token);
            await Task.WhenAny(
                client.GetStream().CopyToAsync(server.GetStream(), end.Token),
                server.GetStream().CopyToAsync(client.GetStream(), end.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // It was cut, or one side went away.
        }
        finally
        {
            open.TryRemove(client, out _);
            open.TryRemove(server, out _);
            Break(client);
        }
    }

    private static void Break(TcpClient client)
    {
        try
        {
            client.Client?.Close(0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Broken already.
        }
    }
}
