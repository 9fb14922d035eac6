using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.Kernel;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using Said = IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.PostMortems.Reactions;

/// <summary>The file follows the incident; nothing of the incident is kept in it, because a review reads the facts anew.</summary>
internal sealed class ReviewReactions : IReactToFacts
{
    public Task React(IncidentFact fact, Reaction reaction, CancellationToken ct) => Decide(fact) is { } decide
        ? reaction.Append<ReviewFile>(fact.IncidentId, (file, _) => decide(file), ct)
        : Task.CompletedTask;

    private static Func<ReviewFile?, Decision>? Decide(IncidentFact fact) => fact.Type switch
    {
        nameof(Said.IncidentDeclared) => file => LifeCycleDecider.Open(file, fact.State.Number),
        nameof(Said.IncidentResolved) => file => LifeCycleDecider.Draft(file, fact.State.Number, fact.Version),
        nameof(Said.AllClearDeclared) => file => LifeCycleDecider.MakeReady(file, fact.State.Number, fact.Version),
        _ => null,
    };
}
