using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Kernel;
using IncidentPlatform.PostMortems.Reactions;
using Story = IncidentPlatform.PostMortems.Domain.Evidence.Story;

namespace IncidentPlatform.PostMortems.Tests.Domain;

/// <summary>An incident's stream as the feed tells it, under construction; ids and times are the same at every run.</summary>
internal sealed class AnIncident
{
    public static readonly Guid Id = new("01900000-0000-7000-8000-000000000001");
    private static readonly IncidentState State = new(
        "INC-2026-0001", "Payments fail", "P1", "declared", "live", Midnight(2, 14), new Dictionary<string, string>(), ["payments"],
        new ResolvedPolicy("default", 1, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(2), TimeSpan.FromHours(2), TimeSpan.FromMinutes(10), []),
        new IncidentAccess(false, []), 1);

    private readonly List<IncidentFact> told = [];
    private DateTimeOffset now = Midnight(2, 14);
    private FactActor actor = new("person", "ada");

    public IReadOnlyList<IncidentFact> Told => told;

    public IReadOnlyList<Fact> Facts => [.. told.Select(Telling.Of)];

    public Story Story => Story.Of(Facts);

    public static DateTimeOffset Midnight(int hour, int minute, int second = 0) => new(2026, 3, 2, hour, minute, second, TimeSpan.Zero);

    /// <summary>The id of the fact at a version of the stream.</summary>
    public static Guid FactId(long version) => new($"01900000-0000-7000-9000-{version:x12}");

    public static Guid Item(int number) => new($"01900000-0000-7000-a000-{number:x12}");

    public AnIncident At(int hour, int minute, int second = 0)
    {
        now = Midnight(hour, minute, second);
        return this;
    }

    public AnIncident By(string person)
    {
        actor = new FactActor("person", person);
        return this;
    }

    public AnIncident By(string kind, string id)
    {
        actor = new FactActor(kind, id);
        return this;
    }

    public AnIncident Then(params object[] facts)
    {
        foreach (var data in facts)
            Tell(data.GetType().Name, Wire.ToData(data), now);
        return this;
    }

    public AnIncident ThenOf(DateTimeOffset occurredAt, object data) => Tell(data.GetType().Name, Wire.ToData(data), occurredAt);

    public AnIncident ThenUnknown(string type) => Tell(type, JsonSerializer.SerializeToElement(new { anything = 1 }), now);

    private AnIncident Tell(string type, JsonElement data, DateTimeOffset occurredAt)
    {
        var version = told.Count + 1;
        told.Add(new IncidentFact(FactId(version), Id, version, type, occurredAt, now, actor, Origins.Incidents, null, 0, data, State, version));
        return this;
    }

    /// <summary>Declared by an alert that had been firing for four minutes; the impact had begun six minutes before that.</summary>
    public static AnIncident Declared() => new AnIncident().By("service", "incidents").Then(new IncidentDeclared(
        "INC-2026-0001", "Payments fail", "P1", "live", ["payments", "checkout"],
        new Trigger("alert", "payments/error-rate", Midnight(2, 10)), Midnight(2, 4), "Card payments fail for most customers"));

    /// <summary>Declared by a person, and nothing else is known.</summary>
    public static AnIncident BarelyDeclared() => new AnIncident().Then(new IncidentDeclared(
        "INC-2026-0001", "Something is slow", "P2", "live", [], new Trigger("person", "ada")));
}
