using System.Net.Http.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Hosting.Api;

namespace IncidentPlatform.Communications.Tests.Service;

/// <summary>An incident as Incidents feeds it: each call is its next fact.</summary>
public sealed class AFedIncident(ARunningCommunications communications)
{
    private static readonly ResolvedPolicy Policy = new(
        "default", 1, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(5), TimeSpan.FromHours(2), TimeSpan.FromMinutes(10),
        [
            Rule("first-external-notice", TimeSpan.FromMinutes(30)),
            Rule("next-update", TimeSpan.FromMinutes(30)),
        ]);

    private long version;

    public Guid Id { get; } = Guid.CreateVersion7();

    public string Person { get; } = $"ada-{Guid.CreateVersion7():N}";

    public IncidentState? State { get; private set; }

    public async Task<AFedIncident> Declared(string title = "Checkout down: db-7", string mode = Modes.Live, params string[] services)
    {
        State = new IncidentState(
            "INC-2026-0042", title, "P1", "declared", mode, communications.Clock.Now,
            new Dictionary<string, string> { [Roles.Commander] = Person }, services.Length == 0 ? ["checkout-api"] : services, Policy,
            new IncidentAccess(false, []), 1);
        await Happens(new PolicyAdopted(Policy));
        await Happens(new IncidentDeclared(State.Number, title, "P1", mode, State.Services, new Trigger("person", Person)));
        return this;
    }

    /// <summary>From its next fact on only these people may know of it.</summary>
    public void BecomesRestricted(params string[] named) =>
        State = State! with { Title = null, Services = [], Access = new IncidentAccess(Restricted: true, named) };

    /// <summary>A fact that arrives at Communications.</summary>
    public async Task<IncidentFact> Happens(object data, string? status = null)
    {
        var fact = HappensUnheard(data, status);
        await communications.Feed(fact);
        return fact;
    }

    /// <summary>A fact that arrives, with which the incident is as given.</summary>
    public Task<IncidentFact> Becomes(IncidentState state, object data)
    {
        State = state;
        return Happens(data);
    }

    /// <summary>A fact that is on the incident's stream and has not arrived at Communications.</summary>
    public IncidentFact HappensUnheard(object data, string? status = null)
    {
        version++;
        State = State! with { Status = status ?? State.Status };
        var now = communications.Clock.Now;
        var fact = new IncidentFact(
            Guid.CreateVersion7(), Id, version, data.GetType().Name, now, now, new FactActor("person", Person), Origins.Incidents, null, 0,
            Wire.ToData(data), State, version);
        communications.Incidents.Keep(fact);
        return fact;
    }

    /// <summary>It becomes a security incident, which has not arrived at Communications.</summary>
    public IncidentFact BecomesRestrictedUnheard()
    {
        State = State! with { Access = new IncidentAccess(true, [Person]) };
        return HappensUnheard(new SecurityDesignated("A breach", [Person]));
    }

    /// <summary>The incident's updates, once they are as they should be.</summary>
    public Task<List<AnUpdate>> Updates(Func<List<AnUpdate>, bool> areSo) => communications.Until(async () =>
    {
        using var http = communications.As(Person);
        var answer = await http.GetAsync(new Uri($"incidents/{Id}/updates?pageSize=200", UriKind.Relative));
        return answer.IsSuccessStatusCode ? [.. (await answer.Content.ReadFromJsonAsync<Page<AnUpdate>>(Wire.Json))!.Items] : new List<AnUpdate>();
    }, areSo);

    /// <summary>The open draft for an audience.</summary>
    public async Task<AnUpdate> Draft(string audience, string? kind = null) =>
        (await Updates(all => all.Any(u => IsDraft(u, audience, kind)))).Single(u => IsDraft(u, audience, kind));

    /// <summary>Approves and sends as the commander, and waits until it is out or stopped.</summary>
    public async Task<AnUpdate> Sends(AnUpdate update)
    {
        using var approved = await Ask(HttpMethod.Post, $"updates/{update.Id}/approval", update.Revision);
        var revision = (await approved.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<CommandAnswer>(Wire.Json))!.Revision;
        using var sending = await Ask(HttpMethod.Post, $"updates/{update.Id}/sending", revision);
        sending.EnsureSuccessStatusCode();
        return (await Updates(all => all.Any(u => u.Id == update.Id && u.Status is "sent" or "stopped"))).Single(u => u.Id == update.Id);
    }

    public async Task<HttpResponseMessage> Ask(HttpMethod method, string path, long? revision = null, object? body = null, string? person = null, string? ifMatch = null)
    {
        using var http = communications.As(person ?? Person);
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if ((ifMatch ?? (revision is null ? null : $"\"{revision}\"")) is { } match)
            request.Headers.TryAddWithoutValidation("If-Match", match);
        if (body is not null)
            request.Content = JsonContent.Create(body, options: Wire.Json);
        return await http.SendAsync(request);
    }

    private static bool IsDraft(AnUpdate u, string audience, string? kind) =>
        u.Audience == audience && u.Status == "draft" && (kind is null || u.Kind == kind);

    private static ObligationRule Rule(string kind, TimeSpan due) =>
        new(kind, [], due, [], Roles.CommunicationsLead, [new LadderStep(TimeSpan.FromMinutes(5), "pre-approved-text")]);
}

/// <summary>An update as a caller reads it.</summary>
public sealed record AnUpdate(
    Guid Id, string Audience, string Kind, string Status, string Subject, string Text, string TextHash, long Revision, bool PreApproved,
    IReadOnlyList<ChannelOutcome> Channels, string? StoppedBecause = null);
