using IncidentPlatform.Kernel;

namespace IncidentPlatform.PostMortems.Domain.Evidence;

/// <summary>A corrected fact reads as it should have been said; the last correction of each part counts.</summary>
internal static class Corrections
{
    public static Told<object> Apply(Fact fact, IEnumerable<Fact> corrections)
    {
        var told = new Told<object>(fact.Data, fact.OccurredAt, fact.RecordedAt, fact.Actor, new Citation(fact.Id, fact.Version), null);
        foreach (var correction in corrections)
        {
            told = Apply(told, fact.OccurredAt, (FactCorrected)correction.Data, new Citation(correction.Id, correction.Version));
        }

        return told;
    }

    private static Told<object> Apply(Told<object> told, DateTimeOffset recordedAs, FactCorrected correction, Citation cite)
    {
        var at = correction.CorrectedOccurredAt ?? told.At;
        return told with
        {
            At = at,
            Data = correction.CorrectedText is { } text ? Reworded(told.Data, text) : told.Data,
            Correction = new Correction(
                correction.Reason,
                at == recordedAs ? null : recordedAs,
                correction.CorrectedText ?? told.Correction?.Text,
                cite),
        };
    }

    private static object Reworded(object data, string text) => data switch
    {
        NoteAdded note => note with { Text = text },
        FindingRecorded finding => finding with { Text = text },
        DecisionTaken decision => decision with { Text = text },
        HypothesisStated hypothesis => hypothesis with { Text = text },
        RelatedTicketReported ticket => ticket with { Summary = text },
        ChangeRecorded change => change with { Description = text },
        RootCauseIdentified cause => cause with { Description = text },
        FixProposed fix => fix with { Description = text },
        VerificationRecorded verification => verification with { Tests = text },
        IncidentRetitled title => title with { Title = text },
        _ => data,
    };
}
