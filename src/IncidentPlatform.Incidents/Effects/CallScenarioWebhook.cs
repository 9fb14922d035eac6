using System.Net;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Adapters;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using Scenario = IncidentPlatform.Incidents.Domain.Scenario;

namespace IncidentPlatform.Incidents.Effects;

/// <summary>The webhook of a scenario that was applied is to be called.</summary>
public sealed record CallScenarioWebhook(string Scenario)
{
    public const string Kind = "call-scenario-webhook";

    public static IEnumerable<Due> With(Fact fact, Incident incident)
    {
        if (fact.Data is ScenarioApplied { CallsWebhook: true } e && incident.Mode == Mode.Live)
        {
            // Whether the incident is live was asked just now, and it stays what it is.
            yield return new Due(Kind, new CallScenarioWebhook(e.Scenario), fact.RecordedAt) { EvenInDrill = true };
        }
    }
}

public sealed class CallScenarioWebhookEffect(GuardedHttp http) : IEffect<CallScenarioWebhook>
{
    private const int MostAttempts = 6;

    /// <summary>What the receiver is told: ids and types, no words.</summary>
    private sealed record Told(Guid IncidentId, string Number, Severity Severity, IReadOnlyList<string> Services, string Scenario);

    public async Task<EffectOutcome> Perform(CallScenarioWebhook payload, EffectCall call, CancellationToken ct)
    {
        // Of a restricted incident nothing leaves that nobody approved word for word.
        if (await call.Query.LoadAsync<Incident>(call.StreamId, ct) is not { Security: null } incident
            || (await call.Query.LoadAsync<Scenario>(payload.Scenario, ct))?.Webhook is not { } address)
        {
            return EffectOutcome.Nothing;
        }

        var status = await Call(address, call.Id, new Told(incident.Id, incident.Number, incident.Severity, incident.Services, payload.Scenario), ct);
        var again = status is null or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;
        if (again && call.Attempt < MostAttempts)
        {
            return EffectOutcome.Retry(TimeSpan.FromSeconds(Math.Pow(2, call.Attempt)), status is { } answered ? $"It answered {(int)answered}." : "It did not answer.");
        }

        var called = new ScenarioWebhookCalled(payload.Scenario, status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices, call.Attempt, (int?)status);
        return EffectOutcome.Done<Incident>((state, _) => state is null ? Decision.Nothing : Scenarios.Called(state, called));
    }

    /// <summary>What it answers; null where it does not.</summary>
    private async Task<HttpStatusCode?> Call(string address, Guid key, Told told, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(told, options: Wire.Json) };
            request.Headers.Add("Idempotency-Key", key.ToString());
            using var answer = await http.Send(request, ct);
            return answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or UriFormatException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }
}
