using IncidentPlatform.Contracts;
using IncidentPlatform.Kernel;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Domain.Reviews;

namespace IncidentPlatform.PostMortems.Tests.Domain;

/// <summary>The file of a review under construction; ids and times are the same at every run.</summary>
internal sealed class AReviewFile
{
    private readonly List<Fact> facts = [];
    private DateTimeOffset now = AnIncident.Midnight(10, 0);

    public IReadOnlyList<Fact> Facts => facts;

    public ReviewFile File => facts.Aggregate((ReviewFile?)null, ReviewFileEvolution.Evolve)!;

    public static AReviewFile Opened() => new AReviewFile().With(new ReviewOpened("INC-2026-0001"));

    public AReviewFile With(params object[] data)
    {
        foreach (var fact in data)
        {
            var id = new Guid($"01900000-0000-7000-b000-{facts.Count + 1:x12}");
            facts.Add(new Fact(id, facts.Count + 1, fact, now, now, Actor.Person("ada"), Origins.PostMortems));
            now = now.AddMinutes(1);
        }

        return this;
    }

    /// <summary>Every field that a distribution waits for is answered by someone.</summary>
    public AReviewFile WithEveryAnswer() =>
        With([.. Template.Sections.SelectMany(s => s.Fields).Where(f => f.NeededFor is not null && f.Writable).Select(f => new SectionWritten(f.Name, $"What we know of {f.Name}."))])
            .With(new ActionItemOpened(AnIncident.Item(70), "Alert on the pool", "linus", AnIncident.Midnight(10, 0).AddDays(14), Priority.High));

    public Review With(AnIncident incident) => Review.Of(AnIncident.Id, incident.Story, File);
}
