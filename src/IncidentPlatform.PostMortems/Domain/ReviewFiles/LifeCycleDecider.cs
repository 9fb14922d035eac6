using IncidentPlatform.Kernel;

namespace IncidentPlatform.PostMortems.Domain.ReviewFiles;

/// <summary>The file follows the incident: opened at declaration, drafted at resolution, ready at all clear.</summary>
public static class LifeCycleDecider
{
    public static Decision Open(ReviewFile? file, string number) =>
        file is null ? Decision.Record(new ReviewOpened(number)) : Decision.Nothing;

    /// <summary>Each resolution drafts again: after a reopening there is more to tell.</summary>
    public static Decision Draft(ReviewFile? file, string number, long streamVersion) =>
        Reach(file, number, streamVersion, file?.Drafted, new ReviewDrafted(streamVersion));

    public static Decision MakeReady(ReviewFile? file, string number, long streamVersion) =>
        Reach(file, number, streamVersion, file?.Ready, new ReviewMadeReady(streamVersion));

    private static Decision Reach(ReviewFile? file, string number, long streamVersion, IReadOnlyList<StoryPoint>? reached, object fact) =>
        file is null ? Decision.Record(new ReviewOpened(number), fact)
        : reached?.Any(p => p.StreamVersion >= streamVersion) is true ? Decision.Nothing
        : Decision.Record(fact);
}
