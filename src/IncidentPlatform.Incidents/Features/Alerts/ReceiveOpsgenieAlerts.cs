using System.Text.Json;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Intake.Formats;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>Opsgenie's Alert API v2, so that its clients change an address and nothing else. It answers as Opsgenie does.</summary>
public static class ReceiveOpsgenieAlerts
{
    private const string Scheme = "GenieKey ";

    /// <param name="Took">Seconds that the request took.</param>
    public sealed record Answer(string Result, double Took, string RequestId, Guid AlertId, string Alias);

    /// <param name="Errors">What is wrong, by member.</param>
    /// <param name="Took">Seconds that the request took.</param>
    public sealed record Failure(string Message, double Took, string RequestId, IReadOnlyDictionary<string, string>? Errors = null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPost("/v2/alerts", (HttpContext http, AlertIntake intake) => Receive(http, intake, OpsgenieAlerts.Created)))
            .WithSummary("Creates an alert as Opsgenie's Alert API v2 does.");
        Act("close", ReceivedStatus.Resolved, "Closes");
        Act("acknowledge", ReceivedStatus.Acknowledged, "Acknowledges");
        Act("unacknowledge", ReceivedStatus.Unacknowledged, "Takes back the acknowledgement of");
        Act("notes", ReceivedStatus.Noted, "Adds a note to");

        void Act(string segment, ReceivedStatus status, string does) => Describe(routes.MapPost(
                $"/v2/alerts/{{identifier}}/{segment}",
                (string identifier, string? identifierType, HttpContext http, AlertIntake intake) =>
                    Receive(http, intake, json => OpsgenieAlerts.Done(json, WithSlashes(identifier), identifierType, status))))
            .WithSummary($"{does} an alert as Opsgenie's Alert API v2 does; identifierType is alias or id.");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route) => route
        .ForTools(AlertFormat.Opsgenie.LargestBody)
        .Accepts<JsonElement>("application/json", "text/json")
        .Produces<Answer>(202).Produces<Failure>(400).Produces<Failure>(401).Produces<Failure>(408).Produces<Failure>(413).Produces<Failure>(415)
        .Produces<Failure>(422).Produces<Failure>(429).Produces<Failure>(503);

    private static async Task<IResult> Receive(HttpContext http, AlertIntake intake, Func<JsonReading, ReceivedAlert> read)
    {
        var started = TimeProvider.System.GetTimestamp();
        var request = Guid.CreateVersion7().ToString();
        try
        {
            var authorization = http.Request.Headers.Authorization.ToString();
            var key = authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : null;
            var source = (await intake.Admit(key, AlertFormat.Opsgenie.Name, http)).WithoutSignature();
            var body = await AlertIntake.Read(http.Request, AlertFormat.Opsgenie.LargestBody);
            var alerts = AlertIntake.Parse(body.Length == 0 ? "{}"u8.ToArray() : body, json => [read(json)]);
            var taken = (await intake.Keep(source, body, alerts)).Single();
            return new WholeJson<Answer>(StatusCodes.Status202Accepted, new Answer("Request will be processed", Took(), request, taken.Id, taken.Key));
        }
        catch (IntakeRefusedException refused)
        {
            var invalid = refused.Faults.Count > 0;
            return TypedResults.Json(
                new Failure(invalid ? "Request body is not processable. Please check the errors." : refused.Message, Took(), request, invalid ? ByMember(refused.Faults) : null),
                statusCode: invalid ? StatusCodes.Status422UnprocessableEntity : refused.Problem.Status);
        }

        double Took() => Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 3);
    }

    /// <summary>The one character that a route value keeps as it was sent.</summary>
    private static string WithSlashes(string identifier) => identifier.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Faults are a path, a space and what is wrong there.</summary>
    private static Dictionary<string, string> ByMember(IReadOnlyList<string> faults)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fault in faults)
        {
            var space = fault.IndexOf(' ', StringComparison.Ordinal);
            errors.TryAdd(fault[..space].TrimStart('$', '.'), fault[(space + 1)..]);
        }

        return errors;
    }
}
