using IncidentPlatform.PostMortems.Rendering;

namespace IncidentPlatform.PostMortems.Adapters;

/// <summary>Reviews as Markdown and HTML files in <c>Reviews:Folder</c>. A file appears whole or not at all, and is the same however often it is written.</summary>
internal sealed class FolderPublisher(IConfiguration configuration) : IReviewPublisher
{
    private readonly string folder = Path.GetFullPath(configuration["Reviews:Folder"] ?? "reviews");

    public async Task<Uri?> Publish(string name, RenderedReview review, Guid key, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        await Write($"{name}.md", review.Markdown, key, ct);
        return new Uri(await Write($"{name}.html", review.Html, key, ct));
    }

    private async Task<string> Write(string name, string text, Guid key, CancellationToken ct)
    {
        var (file, draft) = (Path.Combine(folder, name), Path.Combine(folder, $".{name}.{key:N}"));
        await File.WriteAllTextAsync(draft, text, ct);
        File.Move(draft, file, overwrite: true);
        return file;
    }
}
