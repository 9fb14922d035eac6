using IncidentPlatform.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace IncidentPlatform.Hosting.Api;

/// <summary>RFC 9457 problems: a stable type, what is wrong, and the way on.</summary>
public static class Problems
{
    /// <summary>What a problem's type starts with; its last segment is the stable code.</summary>
    public const string TypePrefix = "urn:incident-platform:problem:";

    public static ProblemDetails Describe(int status, string code, string detail, string wayOn) => new()
    {
        Type = TypePrefix + code,
        Title = code.Replace('-', ' '),
        Status = status,
        Detail = detail,
        Extensions = { ["wayOn"] = wayOn },
    };

    public static IResult Problem(int status, string code, string detail, string wayOn) =>
        TypedResults.Problem(Describe(status, code, detail, wayOn));

    public static IResult NotFound(string what, object id) =>
        Problem(StatusCodes.Status404NotFound, "not-found", $"There is no {what} {id}, or it is not yours to see.", "Look it up in the list and use the id given there.");

    public static IResult Invalid(string code, string detail, string wayOn) => Problem(StatusCodes.Status400BadRequest, code, detail, wayOn);

    public static IResult Of(Rejection refusal)
    {
        var problem = Describe(
            refusal.Kind switch
            {
                RejectionKind.Invalid => StatusCodes.Status400BadRequest,
                RejectionKind.Forbidden => StatusCodes.Status403Forbidden,
                RejectionKind.NotFound => StatusCodes.Status404NotFound,
                RejectionKind.NotCurrent => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status409Conflict,
            },
            refusal.Code, refusal.Reason, refusal.WayOn);
        return refusal.Kind == RejectionKind.NotCurrent ? new RetryLater(TypedResults.Problem(problem)) : TypedResults.Problem(problem);
    }

    /// <summary>Gives a problem that the framework made our type and the way on.</summary>
    internal static void Complete(ProblemDetails problem)
    {
        if (problem.Type?.StartsWith(TypePrefix, StringComparison.Ordinal) == true)
            return;
        var (code, wayOn) = problem.Status switch
        {
            StatusCodes.Status404NotFound => ("not-found", "Check the path and the id; the API description lists every route."),
            StatusCodes.Status405MethodNotAllowed => ("method", "Use a method that this route has; the API description lists them."),
            StatusCodes.Status413PayloadTooLarge => ("too-large", "Send less at once: 512 KB for a single thing, 10 MB for a grouped webhook."),
            StatusCodes.Status415UnsupportedMediaType => ("media-type", "Send it with a Content-Type that the API description names for this route, mostly application/json."),
            StatusCodes.Status503ServiceUnavailable => ("unavailable", "Try again in a few seconds."),
            < StatusCodes.Status500InternalServerError => ("malformed", "Correct the request and send it again."),
            _ => ("unforeseen", "Report it with the trace id."),
        };
        problem.Type = TypePrefix + code;
        problem.Extensions["wayOn"] = wayOn;
    }

    /// <summary>A service that is needed does not answer: nothing was done, try again.</summary>
    public static IResult Unavailable(string code, string detail) =>
        new RetryLater(Problem(StatusCodes.Status503ServiceUnavailable, code, detail, "Nothing was changed. Try again in a few seconds."));

    private sealed class RetryLater(IResult problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = "2";
            return problem.ExecuteAsync(httpContext);
        }
    }
}
