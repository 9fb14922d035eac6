using System.Text;
using System.Text.Json;
using FluentAssertions;
using IncidentPlatform.Contracts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Testing;

/// <summary>
/// Given facts, when a decision is taken, then these facts or that refusal: no host, no clock but the one the scenario moves.
/// The scenario prints itself, so that a failing specification reads as documentation.
/// </summary>
/// <param name="evolve">How the state follows from facts.</param>
/// <param name="origin">The service the stream belongs to.</param>
public sealed class Specification<TState>(Evolve<TState> evolve, string origin) where TState : class
{
    private readonly StringBuilder story = new();
    private readonly List<Fact> recorded = [];
    private Actor actor = Actor.Person("ada");
    private Decision? outcome;

    /// <summary>The scenario's clock.</summary>
    public DateTimeOffset Now { get; private set; } = new(2026, 3, 2, 2, 14, 0, TimeSpan.Zero);

    /// <summary>The state after everything given and decided so far.</summary>
    public TState? State { get; private set; }

    /// <summary>Every fact so far, in stream order.</summary>
    public IReadOnlyList<Fact> Recorded => recorded;

    /// <summary>What the last decision answered.</summary>
    public Decision Outcome => outcome ?? throw new InvalidOperationException("Nothing was decided yet: call When first.");

    /// <summary>Facts that were recorded before, at the scenario's time, by the current actor.</summary>
    public Specification<TState> Given(params object[] facts)
    {
        foreach (var data in facts)
        {
            Record(data as NewFact ?? new NewFact(data));
            story.AppendLine($"Given  {Now:HH:mm:ss}  {Describe((data as NewFact)?.Data ?? data)}");
        }

        return this;
    }

    /// <summary>Everything after this is done by that person.</summary>
    public Specification<TState> By(string person)
    {
        actor = Actor.Person(person);
        return this;
    }

    /// <summary>Time passes.</summary>
    public Specification<TState> After(TimeSpan time)
    {
        Now += time;
        story.AppendLine($"       {time} later");
        return this;
    }

    /// <summary>A decision is taken; what it records becomes part of the story.</summary>
    public Specification<TState> When(Func<TState?, DateTimeOffset, Decision> decide)
    {
        outcome = decide(State, Now);
        story.AppendLine($"When   {Now:HH:mm:ss}  decided by {actor.Id}");
        foreach (var fact in outcome.Value.Facts)
        {
            Record(fact);
        }

        return this;
    }

    /// <summary>Exactly these facts were recorded, in this order.</summary>
    public Specification<TState> Then(params object[] facts)
    {
        Outcome.Refusal.Should().BeNull(because: "the decision should be accepted in\n{0}", story);
        Outcome.Facts.Select(f => f.Data).Should().BeEquivalentTo(
            facts, o => o.RespectingRuntimeTypes().WithStrictOrdering(), "of\n{0}", story);
        return this;
    }

    /// <summary>A fact of this type was recorded among others; it can be looked at.</summary>
    public Specification<TState> Then<T>(Action<T>? look = null)
    {
        Outcome.Refusal.Should().BeNull(because: "the decision should be accepted in\n{0}", story);
        var fact = Outcome.Facts.Select(f => f.Data).OfType<T>().Should().ContainSingle("of\n{0}", story).Subject;
        look?.Invoke(fact);
        return this;
    }

    /// <summary>Accepted, with nothing to record.</summary>
    public Specification<TState> ThenNothing()
    {
        Outcome.Refusal.Should().BeNull(because: "the decision should be accepted in\n{0}", story);
        Outcome.Facts.Should().BeEmpty("of\n{0}", story);
        return this;
    }

    /// <summary>Refused by that rule, with a way on, and nothing recorded.</summary>
    public Specification<TState> ThenRefused(string code)
    {
        Outcome.Refusal.Should().NotBeNull(because: "the decision should be refused in\n{0}", story);
        Outcome.Refusal!.Code.Should().Be(code, "of\n{0}", story);
        Outcome.Refusal.WayOn.Should().NotBeNullOrWhiteSpace("every refusal says the way on");
        Outcome.Facts.Should().BeEmpty("a refusal records nothing");
        return this;
    }

    /// <summary>The scenario, as text.</summary>
    public override string ToString() => story.ToString();

    private void Record(NewFact fact)
    {
        var recordedFact = new Fact(
            fact.Id ?? Guid.CreateVersion7(), recorded.Count + 1, fact.Data, fact.OccurredAt ?? Now, Now,
            fact.Actor ?? actor, fact.Origin ?? origin, fact.Cause);
        recorded.Add(recordedFact);
        State = evolve(State, recordedFact);
    }

    private static string Describe(object data) => $"{data.GetType().Name} {JsonSerializer.Serialize(data, data.GetType(), Wire.Json)}";
}
