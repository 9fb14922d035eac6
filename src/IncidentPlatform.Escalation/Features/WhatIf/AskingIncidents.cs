using IncidentPlatform.Hosting.Api;
using Refit;

namespace IncidentPlatform.Escalation.Features.WhatIf;

/// <summary>Answers that need Incidents, which knows packs and what happened.</summary>
internal static class AskingIncidents
{
    /// <returns>The answer; Incidents' own problem where it finds the pack faulty, and 503 where it does not answer.</returns>
    public static async Task<IResult> Answered(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (ApiException e) when (e.StatusCode == System.Net.HttpStatusCode.BadRequest && e.Content is { } problem)
        {
            return TypedResults.Text(problem, "application/problem+json", statusCode: StatusCodes.Status400BadRequest);
        }
        catch (Exception e) when (e is ApiException or ApiRequestException or HttpRequestException)
        {
            return Problems.Problem(503, "incidents-unreachable", "Incidents, which knows what happened, does not answer.", "Try again in a moment.");
        }
    }
}
