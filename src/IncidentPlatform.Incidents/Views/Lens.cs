using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Through which glass an incident is looked at; none of the members is the present.</summary>
/// <param name="KnownAt">As it was known then: by the facts recorded by that time.</param>
/// <param name="AsOf">What was true then, by what is known now; with <c>knownAt</c> or <c>version</c>, by what was known then.</param>
/// <param name="Version">As it was known when the fact with this version was recorded.</param>
public sealed record Lens(DateTimeOffset? KnownAt = null, DateTimeOffset? AsOf = null, long? Version = null)
{
    public bool IsLive => IsOfAllKnowledge && AsOf is null;

    /// <summary>Whether it looks with all that is known now.</summary>
    public bool IsOfAllKnowledge => KnownAt is null && Version is null;

    /// <summary>Why nothing can be seen through it; null where it is sound.</summary>
    public Rejection? Fault(DateTimeOffset now) => this switch
    {
        { Version: < 1 } => Invalid("version-unknown", "Versions count from 1.", "Leave version out for the present."),
        { KnownAt: not null, Version: not null } => Invalid(
            "lens-ambiguous", "knownAt and version both say what was known.", "Give one of them; either goes together with asOf."),
        _ when KnownAt > now || AsOf > now => Invalid(
            "in-the-future", "Nothing is known or true yet at a time that has not come.", "Give a time that has passed, or leave it out for now."),
        _ when AsOf > KnownAt => Invalid(
            "as-of-after-known-at", "What was known at knownAt says nothing of a later asOf.", "Give an asOf that is not after knownAt."),
        _ => null,
    };

    /// <summary>What the lens shows, once the place on the stream that it looks from is known.</summary>
    public LensView View(Moment knowledge) => new(
        (AsOf, IsLive, IsOfAllKnowledge) switch
        {
            (null, true, _) => LensKind.Live,
            (null, false, _) => LensKind.Known,
            (_, _, true) => LensKind.True,
            _ => LensKind.Believed,
        },
        knowledge.Version, knowledge.At, AsOf);

    private static Rejection Invalid(string code, string reason, string wayOn) => new(code, reason, wayOn, RejectionKind.Invalid);
}

/// <summary>What an answer shows.</summary>
public enum LensKind
{
    /// <summary>The present.</summary>
    Live,

    /// <summary>The state as it was known.</summary>
    Known,

    /// <summary>What was true, by what is known now.</summary>
    True,

    /// <summary>What was believed then to be true.</summary>
    Believed,
}

/// <summary>Which glass an answer was seen through.</summary>
/// <param name="Kind"><c>live</c>, <c>known</c>, <c>true</c> or <c>believed</c>.</param>
/// <param name="KnownVersion">Version of the last fact that counted.</param>
/// <param name="KnownAt">When that fact was recorded.</param>
/// <param name="AsOf">The instant it tells of, where that is not the time of knowledge.</param>
public sealed record LensView(LensKind Kind, long KnownVersion, DateTimeOffset? KnownAt, DateTimeOffset? AsOf);
