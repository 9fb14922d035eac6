using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using Marten;
using Marten.Linq.MatchesSql;

namespace IncidentPlatform.PostMortems.Features.Reviews;

/// <summary>All reviews that the caller may read, the newest incident first.</summary>
public static class ListReviews
{
    /// <param name="Title">Title of the incident; null where it is restricted.</param>
    /// <param name="Status">How far the review is.</param>
    /// <param name="IncidentStatus">How far the incident is.</param>
    /// <param name="MeetingAt">When the review meeting is.</param>
    public sealed record ReviewSummary(
        Guid IncidentId, string Number, string? Title, string Severity, string IncidentStatus, ReviewPhase Status, DateTimeOffset? MeetingAt, DateTimeOffset? PublishedAt,
        int OpenActionItems);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/reviews", async Task<IResult> ([AsParameters] PageRequest page, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
            {
                var files = await Newest(page, query, ct);
                var slice = page.Of(files, f => f.Id.ToString());
                var copies = (await query.LoadManyAsync<IncidentCopy>(ct, [.. slice.Items.Select(f => f.Id)])).ToDictionary(c => c.Id);
                var readable = await readers.Readable(copies.Keys, ct);
                return TypedResults.Ok(new Page<ReviewSummary>(
                    [.. slice.Items.Where(f => readable.Contains(f.Id)).Select(f => Show(f, copies[f.Id]))], slice.NextCursor));
            })
            .WithTags("reviews").WithSummary("All reviews, the newest incident first.").Produces<Page<ReviewSummary>>().ProducesProblem(400);

    private static Task<IReadOnlyList<ReviewFile>> Newest(PageRequest page, IQuerySession query, CancellationToken ct)
    {
        IQueryable<ReviewFile> files = query.Query<ReviewFile>();
        if (page.After is { } after && Guid.TryParse(after, out var last))
            files = files.Where(f => f.MatchesSql("d.id < ?", last));
        return files.OrderByDescending(f => f.Id).Take(page.Size + 1).ToListAsync(ct);
    }

    private static ReviewSummary Show(ReviewFile file, IncidentCopy copy) => new(
        file.Id, file.Number, copy.State.Title, copy.State.Severity, copy.State.Status, file.Phase, file.Meetings is [.., var meeting] ? meeting.At : null,
        file.Published is [.., var published] ? published.At : null, file.ActionItems.Count(i => i.Completed is null));
}
