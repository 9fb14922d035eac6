using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace IncidentPlatform.Hosting.Api;

/// <summary>A page of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="NextCursor">Give it back as <c>cursor</c> for the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>Which page is asked for: <c>pageSize</c> (1 to 200, 50 where absent) and <c>cursor</c>.</summary>
public sealed record PageRequest(int? PageSize = null, string? Cursor = null)
{
    public const int Most = 200;
    private const int Usual = 50;

    public int Size => Math.Clamp(PageSize ?? Usual, 1, Most);

    /// <summary>The key after which the page starts; null for the first page.</summary>
    /// <exception cref="BadHttpRequestException">The cursor is not one that this list gave out.</exception>
    public string? After
    {
        get
        {
            if (string.IsNullOrEmpty(Cursor))
                return null;
            try
            {
                return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Cursor));
            }
            catch (FormatException)
            {
                throw new BadHttpRequestException("The cursor is not one that this list gave out. Leave it out to start at the first page.");
            }
        }
    }

    /// <summary>Makes a page of rows of which one more than the size was read.</summary>
    /// <param name="rows">At most <see cref="Size"/> + 1 rows, in order.</param>
    /// <param name="key">What the next page starts after; unique and in the list's order.</param>
    public Page<T> Of<T>(IReadOnlyList<T> rows, Func<T, string> key) => rows.Count <= Size
        ? new Page<T>(rows, null)
        : new Page<T>([.. rows.Take(Size)], Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key(rows[Size - 1]))));
}
