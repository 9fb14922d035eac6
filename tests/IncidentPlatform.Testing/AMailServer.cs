using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IncidentPlatform.Testing;

/// <summary>A mail server of the smallest kind.</summary>
public sealed class AMailServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public AMailServer()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Serve();
    }

    public int Port { get; }

    /// <summary>Every mail whose data arrived whole, as sent.</summary>
    public ConcurrentQueue<string> Received { get; } = [];

    public string AnswerToRecipient { get; set; } = "250 OK";

    /// <summary>Takes the mail and ends the connection without an answer.</summary>
    public bool HangsUpAfterData { get; set; }

    /// <summary>Takes the mail and answers when this is done.</summary>
    public Task AnswersData { get; set; } = Task.CompletedTask;

    public void Dispose() => listener.Dispose();

    private async Task Serve()
    {
        try
        {
            while (true)
                _ = Converse(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Converse(TcpClient client)
    {
        try
        {
            using (client)
                await Converse(client.GetStream());
        }
        catch (IOException)
        {
            // The sender went away.
        }
    }

    private async Task Converse(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 Go on");
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync() is { } text && text != ".")
                    mail.Append(text).Append('\n');
                if (HangsUpAfterData)
                    return;
                Received.Enqueue(mail.ToString());
                await AnswersData;
            }

            await writer.WriteLineAsync(verb == "RCPT" ? AnswerToRecipient : verb == "QUIT" ? "221 Bye" : "250 OK");
            if (verb == "QUIT")
                return;
        }
    }
}
