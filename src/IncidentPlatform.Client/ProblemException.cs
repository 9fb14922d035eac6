using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Client;

/// <summary>The platform refused the request; <see cref="Problem"/> says why and what to do instead.</summary>
public sealed class ProblemException(Problem problem, TimeSpan? retryAfter = null) : Exception(Describe(problem))
{
    public Problem Problem { get; } = problem;

    /// <summary>How long to wait before trying again, where the platform said so.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    public HttpStatusCode Status => (HttpStatusCode)Problem.Status;

    /// <summary>The exception for an answer, null where the answer is a success.</summary>
    public static async Task<ProblemException?> From(HttpResponseMessage answer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.IsSuccessStatusCode) return null;
        var problem = await Read(answer, cancellation) ?? new Problem();
        return new(
            problem with
            {
                Status = (int)answer.StatusCode,
                Title = problem.Title ?? answer.ReasonPhrase ?? answer.StatusCode.ToString(),
            },
            answer.Headers.RetryAfter?.Delta);
    }

    private static async Task<Problem?> Read(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) != true) return null;
        try
        {
            return await answer.Content.ReadFromJsonAsync<Problem>(Wire.Json, cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Describe(Problem problem) =>
        string.Join(' ', new[] { $"{problem.Title} ({problem.Status}).", problem.Detail, problem.WayOn }.Where(part => !string.IsNullOrWhiteSpace(part)));
}
