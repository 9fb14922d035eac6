using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Intake.Formats;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>PagerDuty's Events API v2, so that its clients change an address and nothing else. It answers as PagerDuty does.</summary>
public static class ReceivePagerDutyEvents
{
    private const string RoutingKeyHeader = "X-Routing-Key";

    /// <param name="Status"><c>success</c>, <c>invalid event</c> or <c>throttle exceeded</c>.</param>
    /// <param name="DedupKey">The alert's de-duplication key; of a change event there is none.</param>
    /// <param name="Errors">What is wrong with the event, each with its JSON path.</param>
    public sealed record Answer(
        string Status,
        string Message,
        [property: JsonPropertyName("dedup_key")] string? DedupKey = null,
        [property: JsonPropertyName("alert_id")] Guid? AlertId = null,
        IReadOnlyList<string>? Errors = null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPost("/v2/enqueue", (HttpContext http, AlertIntake intake) => Receive(http, intake, PagerDutyEvents.Alert)))
            .WithSummary("Takes an event as PagerDuty's Events API v2 does.");
        Describe(routes.MapPost("/v2/change/enqueue", (HttpContext http, AlertIntake intake) => Receive(http, intake, PagerDutyEvents.Change)))
            .WithSummary("Takes a change event as PagerDuty's Events API v2 does.");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route) => route
        .ForTools(AlertFormat.PagerDuty.LargestBody)
        .Accepts<JsonElement>("application/json", "text/json")
        .Produces<Answer>(202).Produces<Answer>(400).Produces<Answer>(408).Produces<Answer>(413).Produces<Answer>(415).Produces<Answer>(429).Produces<Answer>(503);

    private static async Task<IResult> Receive(HttpContext http, AlertIntake intake, Func<JsonReading, ReceivedAlert> read)
    {
        try
        {
            var body = await AlertIntake.Read(http.Request, AlertFormat.PagerDuty.LargestBody);
            var key = http.Request.Headers[RoutingKeyHeader].ToString();
            var alerts = AlertIntake.Parse(body, json =>
            {
                if (!json.IsObject)
                {
                    json.Fault("is not an object");
                    return [];
                }

                key = key.Length > 0 ? key : json.Required("routing_key");
                return [read(json)];
            });
            var source = (await intake.Admit(key, AlertFormat.PagerDuty.Name, http)).WithoutSignature();
            var taken = (await intake.Keep(source, body, alerts)).Single();
            return Json(202, taken.Status == ReceivedStatus.Changed
                ? new Answer("success", "Change event processed")
                : new Answer("success", "Event processed", taken.Key, taken.Id));
        }
        catch (IntakeRefusedException refused)
        {
            var errors = refused.Faults.Count > 0 ? refused.Faults : [refused.Message];
            return refused.Problem.Status switch
            {
                // PagerDuty has no 401 here: a key that is not known is an event that is not valid.
                StatusCodes.Status401Unauthorized => Json(400, new Answer("invalid event", "Event object is invalid", Errors: [$"$.routing_key: {refused.Message}"])),
                StatusCodes.Status429TooManyRequests => Json(429, new Answer("throttle exceeded", refused.Message, Errors: errors)),
                StatusCodes.Status503ServiceUnavailable => Json(503, new Answer("unavailable", refused.Message, Errors: errors)),
                var status => Json(status ?? 400, new Answer("invalid event", "Event object is invalid", Errors: errors)),
            };
        }
    }

    private static WholeJson<Answer> Json(int status, Answer answer) => new(status, answer);
}
