using System.Text.Json;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>
/// What the status page answers from: memory, filled from the database, and kept as a file (<c>StatusPage:CacheFile</c>) so that a
/// process that starts while the database is away has something to show.
/// </summary>
public sealed partial class StatusPageCache
{
    private static readonly TimeSpan KeptEvery = TimeSpan.FromMinutes(1);
    private readonly string? file;
    private readonly ILogger<StatusPageCache> log;
    private volatile PublicPage page;
    private PublicPage? kept;

    public StatusPageCache(IConfiguration configuration, ILogger<StatusPageCache> log)
    {
        this.log = log;
        file = configuration["StatusPage:CacheFile"];
        Name = configuration["StatusPage:Name"] ?? "Service status";
        page = Restore() ?? new PublicPage(Name, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, [], []);
    }

    /// <summary>Whose page it is.</summary>
    public string Name { get; }

    public PublicPage Page => page;

    /// <summary>Takes a fresh page. The file is replaced whole: where something changed that readers would see, and else once a minute, as it says as of when it stands.</summary>
    public async Task Renew(PublicPage fresh, CancellationToken ct)
    {
        page = fresh;
        if (file is null || (fresh.AsOf - kept?.AsOf < KeptEvery && Seen(fresh) == Seen(kept!)))
            return;

        kept = fresh;
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
                Directory.CreateDirectory(folder);
            var partial = $"{file}.{Environment.ProcessId}.partial";
            await File.WriteAllTextAsync(partial, fresh.ToJson(), ct);
            File.Move(partial, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(log, e.GetType().Name);
        }
    }

    /// <summary>What readers see: time alone changes only the last day of a history.</summary>
    private static string Seen(PublicPage page) => (page with
    {
        AsOf = default,
        ChangedAt = default,
        Components = [.. page.Components.Select(c => c with { History = [] })],
    }).ToJson();

    private PublicPage? Restore()
    {
        if (file is null || !File.Exists(file))
            return null;
        try
        {
            return JsonSerializer.Deserialize<PublicPage>(File.ReadAllText(file), Wire.Json);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            LogNotRestored(log, e.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The status page could not be written to its file ({Reason}); it is answered from memory.")]
    private static partial void LogNotKept(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file of the status page could not be read ({Reason}); it is filled from the database.")]
    private static partial void LogNotRestored(ILogger log, string reason);
}

internal static class PublicPageJson
{
    public static string ToJson(this PublicPage page) => JsonSerializer.Serialize(page, Wire.Json);
}
