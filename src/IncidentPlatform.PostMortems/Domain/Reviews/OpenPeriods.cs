using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>A time during which the incident ran: from declaration or reopening to resolved; open while it still runs.</summary>
public sealed record OpenPeriod(DateTimeOffset From, Citation FromCite, DateTimeOffset? To, Citation? ToCite)
{
    /// <summary>In stream order: the timer stops at resolved (or cancelled) and resumes on reopening.</summary>
    public static IReadOnlyList<OpenPeriod> Of(Story story)
    {
        List<OpenPeriod> periods = [];
        foreach (var fact in story.Facts)
        {
            var open = periods.Count > 0 && periods[^1].To is null;
            if (fact.Data is IncidentDeclared or IncidentReopened && !open)
                periods.Add(new OpenPeriod(fact.At, fact.Cite, null, null));
            else if (fact.Data is IncidentResolved or IncidentCancelled && open)
                periods[^1] = periods[^1] with { To = fact.At, ToCite = fact.Cite };
        }

        return periods;
    }
}
