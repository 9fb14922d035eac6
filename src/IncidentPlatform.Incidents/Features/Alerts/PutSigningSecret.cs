using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Intake.Formats;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>The secret that a source's tool signs its webhooks with; from then on only signed ones are taken. It is never shown.</summary>
public static class PutSigningSecret
{
    private const int Longest = 500;

    /// <param name="Secret">As the tool shows it: Sentry's client secret, PagerDuty's webhook secret.</param>
    public sealed record Request(string Secret);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/alert-sources/{name}/signing-secret", Put)
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("alerts").WithSummary("Sets the secret that a source's webhooks are signed with.")
        .Produces(204).ProducesProblem(400).ProducesProblem(404);

    private static async Task<IResult> Put(string name, Request body, StreamSessions sessions, RoutingKeys keys, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        if (await transaction.Session.LoadAsync<AlertSource>(name, ct) is not { } source)
        {
            return Problems.NotFound("alert source", name);
        }

        if (!AlertFormat.All.TryGetValue(source.Format, out var format) || format.Signature is null)
        {
            return Problems.Invalid(
                "format-unsigned", $"Tools of the format '{source.Format}' do not sign their webhooks.",
                $"Leave the secret out; those that sign are {string.Join(" and ", AlertFormat.All.Values.Where(f => f.Signature is not null).Select(f => f.Name))}.");
        }

        if (body.Secret.Trim() is not { Length: > 0 and <= Longest } secret)
        {
            return Problems.Invalid("secret-length", $"A signing secret has 1 to {Longest} characters.", "Copy it as the tool shows it.");
        }

        transaction.Session.Store(new SigningSecret(name, secret));
        await transaction.Save(ct);
        keys.Forget();
        return TypedResults.NoContent();
    }
}
