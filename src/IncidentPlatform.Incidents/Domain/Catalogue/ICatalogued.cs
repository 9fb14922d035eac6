namespace IncidentPlatform.Incidents.Domain.Catalogue;

/// <summary>Something that is kept in the catalogue under an id of its own.</summary>
public interface ICatalogued
{
    /// <summary>All that is wrong with it by itself; empty where it can be kept.</summary>
    IEnumerable<Fault> Faults();

    /// <summary>What else of the catalogue it names.</summary>
    IEnumerable<Reference> References();
}

/// <param name="Member">Where, as a path of members.</param>
/// <param name="What">What is wrong there.</param>
public sealed record Fault(string Member, string What)
{
    public override string ToString() => $"{Member} {What}";
}

/// <param name="Kind">Kind of what is named, as in the path of the interface.</param>
/// <param name="Id">Its id.</param>
public readonly record struct Reference(string Kind, string Id);
