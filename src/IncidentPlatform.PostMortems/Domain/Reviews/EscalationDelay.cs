using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>From the declaration to a commander who has accepted, from each page to its answer, from each miss to what followed.</summary>
internal static class EscalationDelay
{
    public static IEnumerable<FieldStatement> Of(Story story)
    {
        if (story.Last<IncidentDeclared>() is not { } declared)
            return [];

        var accepted = Accepted(story);
        List<Gap> gaps = [.. Pages(story), .. Raised(story)];
        if (accepted is not null)
            gaps.Insert(0, new Gap("declaration", declared.At, declared.Cite, "commander accepted", accepted.At, accepted.Cite));

        List<Statement> statements = [.. gaps.Select(g => g.AsStatement()), .. Gap.Longest(gaps), .. Unanswered(story)];
        if (accepted is null)
            statements.Add(Statement.Says("No commander is recorded to have accepted", declared.Cite));
        return statements.Select(s => (s with { Partial = accepted is null }).For("escalation-delay"));
    }

    /// <summary>The first time whoever commanded then said so.</summary>
    private static Told<object>? Accepted(Story story)
    {
        string? commander = null;
        foreach (var fact in story.Facts)
        {
            if (fact.Data is RoleAssigned { Role: "commander" } assigned)
                commander = assigned.Person;
            if (fact.Data is RoleAssigned { Role: "commander", Acknowledged: true } or HandOverAcknowledged { Role: "commander" }
                || (fact.Data is PageAcknowledged page && page.Person == commander))
                return fact;
        }

        return null;
    }

    private static IEnumerable<Gap> Pages(Story story)
    {
        var answers = story.Facts.Where(f => f.Data is PageAcknowledged or PageDeclined)
            .ToLookup(f => f.Data is PageAcknowledged a ? a.PageId : ((PageDeclined)f.Data).PageId);
        return story.All<ResponderPaged>().DistinctBy(p => p.Data.PageId).Where(p => answers[p.Data.PageId].Any()).Select(page =>
        {
            var answer = answers[page.Data.PageId].First();
            var word = answer.Data is PageAcknowledged ? "acknowledged" : "declined";
            return new Gap($"page of {page.Data.Person}", page.At, page.Cite, word, answer.At, answer.Cite);
        });
    }

    private static IEnumerable<Statement> Unanswered(Story story)
    {
        var answered = story.Facts.Select(f => f.Data switch { PageAcknowledged a => a.PageId, PageDeclined d => d.PageId, _ => (Guid?)null }).ToHashSet();
        return story.All<ResponderPaged>()
            .Where(p => !answered.Contains(p.Data.PageId))
            .Select(p => Statement.Says($"The page of {p.Data.Person} at {Wording.Minute(p.At)} ({p.Data.Outcome}) was not answered", p.Cite));
    }

    private static IEnumerable<Gap> Raised(Story story) =>
        from raised in story.All<EscalationRaised>()
        let missed = story.Last<ObligationMissed>(m => m.ObligationId == raised.Data.ObligationId)
        where missed is not null
        select new Gap($"{Wording.Plain(missed.Data.Obligation)} due", missed.Data.Due, missed.Cite, $"raised to {Wording.Plain(raised.Data.Position)}", raised.At, raised.Cite);
}
