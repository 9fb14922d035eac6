using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.Hosting.Clocks;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>The page in each of its forms, as bytes: made once for each page that the cache takes, so that a reader costs no more than the sending.</summary>
public sealed class StatusAnswers(StatusPageCache cache, DomainClock clock)
{
    /// <summary>A page that has not been renewed for this long says how old it is.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    private volatile Edition? current;

    public PublicPage Page => cache.Page;

    /// <param name="form">Names the form; the same always means the same <paramref name="make"/>.</param>
    /// <param name="make">Writes it of the page, and of whether it could not be renewed lately.</param>
    public StatusAnswer Of(string form, Func<PublicPage, bool, string> make)
    {
        var page = cache.Page;
        var stale = clock.GetUtcNow() - page.AsOf > Fresh;
        var edition = current;
        if (edition is null || !ReferenceEquals(edition.Page, page) || edition.Stale != stale)
            current = edition = new Edition(page, stale);
        return edition.Answers.GetOrAdd(form, _ => new Lazy<StatusAnswer>(() => new StatusAnswer(make(page, stale), page.AsOf))).Value;
    }

    private sealed class Edition(PublicPage page, bool stale)
    {
        public PublicPage Page => page;
        public bool Stale => stale;
        public ConcurrentDictionary<string, Lazy<StatusAnswer>> Answers { get; } = new();
    }
}

/// <summary>One form of the page, ready to be sent.</summary>
public sealed class StatusAnswer
{
    private const int WorthCompressing = 1024;

    public StatusAnswer(string content, DateTimeOffset asOf)
    {
        (Plain, AsOf) = (Encoding.UTF8.GetBytes(content), asOf);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Plain).AsSpan(0, 16));
        (ETag, CompressedETag) = ($"\"{hash}\"", $"\"{hash}-gzip\"");
        Compressed = Plain.Length < WorthCompressing ? null : Compress(Plain);
    }

    public DateTimeOffset AsOf { get; }
    public byte[] Plain { get; }
    public string ETag { get; }

    /// <summary>Gzip; null where it would not be worth it.</summary>
    public byte[]? Compressed { get; }
    public string CompressedETag { get; }

    private static byte[] Compress(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            gzip.Write(plain);
        return compressed.ToArray();
    }
}
