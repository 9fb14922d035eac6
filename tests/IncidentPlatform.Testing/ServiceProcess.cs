using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace IncidentPlatform.Testing;

/// <summary>One of our services as a real process: it can be killed, stopped and started again on the same data and port.</summary>
public sealed class ServiceProcess(string service, string assembly, IReadOnlyDictionary<string, string> environment) : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<string> output = new();
    private Process? process;

    public string Service => service;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    /// <summary>What it wrote, for tests that look for what must not be there, and for failures.</summary>
    public string Output => string.Join('\n', output);

    public bool Running => process is { HasExited: false };

    /// <summary>Memory it holds, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            process!.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended, or was not ready in time; with its output.</exception>
    public async Task Start(bool waitUntilReady = true)
    {
        var start = new ProcessStartInfo("dotnet", [assembly])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(assembly),
        };
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["OTEL_SERVICE_NAME"] = service;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (waitUntilReady)
            await UntilReady();
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        if (process is null)
            return;
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Stops it in good order.</summary>
    public async Task Stop()
    {
        if (process is not { HasExited: false })
            return;
        _ = Signal(process.Id, 15);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await Kill();
            throw new InvalidOperationException($"{service} did not stop within 20 s of SIGTERM.\n{Output}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        process?.Dispose();
    }

    public async Task UntilReady()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < StartsWithin; await Task.Delay(50))
        {
            if (!Running)
                throw new InvalidOperationException($"{service} ended with exit code {process?.ExitCode}.\n{Output}");
            try
            {
                using var answer = await http.GetAsync(new Uri("health/ready", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not there yet.
            }
        }

        throw new InvalidOperationException($"{service} was not ready within {StartsWithin.TotalSeconds} s.\n{Output}");
    }

    private void Keep(object _, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
            output.Enqueue(text);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int pid, int signal);
}
