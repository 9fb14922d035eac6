namespace IncidentPlatform.Kernel;

/// <summary>Why words may go.</summary>
public enum ErasureBasis
{
    /// <summary>The person asked for it.</summary>
    RequestOfThePerson,

    /// <summary>They were kept as long as they may be.</summary>
    EndOfRetention,

    /// <summary>A court ordered it.</summary>
    OrderOfACourt,

    /// <summary>They should never have been written there: a password, a customer's data.</summary>
    RecordedByMistake,
}

/// <summary>
/// Words were taken out of earlier facts of this stream for good; the hash chain holds without them. It stands on every kind of stream that
/// holds words of people, and without it a check reports tampering.
/// </summary>
/// <param name="Facts">The facts that have no words any more, by id; none where a sibling had nothing to take out.</param>
/// <param name="Basis">Why they may go.</param>
/// <param name="Person">Person id, where everything recorded by or about one person went.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record Erased(IReadOnlyList<Guid> Facts, ErasureBasis Basis, string? Person = null, [Personal] string? Reason = null)
{
    /// <summary>Stands for every text that was erased.</summary>
    public const string Mark = "(erased)";
}
