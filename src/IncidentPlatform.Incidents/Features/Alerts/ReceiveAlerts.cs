using System.Text;
using System.Text.Json;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Intake.Formats;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>Every monitoring tool's own webhook; the routing key in the path or in a header is its credential. 202 means it is durable.</summary>
public static class ReceiveAlerts
{
    /// <param name="Alerts">The alerts that were taken, with their ids and de-duplication keys.</param>
    public sealed record Answer(IReadOnlyList<TakenAlert> Alerts);

    public static void Map(IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPost("/intake/{format}/{routingKey}", (string format, string routingKey, HttpContext http, AlertIntake intake) =>
            Receive(format, routingKey, http, intake))).WithSummary("Takes a tool's own webhook, with the key in the address.");
        Describe(routes.MapPost("/intake/{format}", (string format, HttpContext http, AlertIntake intake) =>
            Receive(format, KeyIn(http.Request.Headers), http, intake))).WithSummary("Takes a tool's own webhook, with the key in a header.");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route) => route
        .ForTools(AlertIntake.LargestBody)
        .Accepts<JsonElement>("application/json", "application/cloudevents+json", "application/cloudevents-batch+json", "text/json")
        .Produces<Answer>(202).ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(408).ProducesProblem(413)
        .ProducesProblem(415).ProducesProblem(429).ProducesProblem(503);

    private static async Task<IResult> Receive(string format, string? key, HttpContext http, AlertIntake intake)
    {
        if (!AlertFormat.All.TryGetValue(format, out var known))
        {
            return Problems.Problem(
                StatusCodes.Status404NotFound, "format-unknown", $"There is no format of that name.", $"The formats are {string.Join(", ", AlertFormat.All.Keys)}.");
        }

        try
        {
            var (source, secret) = await intake.Admit(key, format, http);
            var body = await AlertIntake.Read(http.Request, known.LargestBody);
            if (secret is not null && known.Signature?.Signs(body.Span, secret, http.Request.Headers) == false)
            {
                return Problems.Problem(
                    StatusCodes.Status401Unauthorized, "signature-invalid", "The webhook does not carry a valid signature.",
                    $"Sign the body with the source's signing secret in the header {known.Signature.Header}, or set the secret anew at PUT /alert-sources/{{name}}/signing-secret.");
            }

            var alerts = AlertIntake.Parse(body, json => known.Read(json, http.Request.Headers, source));
            return new WholeJson<Answer>(StatusCodes.Status202Accepted, new Answer(await intake.Keep(source, body, alerts)));
        }
        catch (IntakeRefusedException refused)
        {
            return TypedResults.Problem(refused.Problem);
        }
    }

    /// <summary>The key as the tool can send it: in a header of its own, as a token, or as the password of basic authentication.</summary>
    private static string? KeyIn(IHeaderDictionary headers)
    {
        if (headers["X-Routing-Key"].ToString() is { Length: > 0 } own)
        {
            return own;
        }

        var (scheme, given) = headers.Authorization.ToString().Split(' ', 2) is [var first, var second] ? (first.ToUpperInvariant(), second.Trim()) : ("", "");
        return scheme is "BASIC" ? Password(given) : scheme is "BEARER" or "TOKEN" or "GENIEKEY" ? given : null;
    }

    private static string? Password(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password] ? password : null;
    }
}
