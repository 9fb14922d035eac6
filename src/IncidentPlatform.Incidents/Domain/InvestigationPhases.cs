namespace IncidentPlatform.Incidents.Domain;

/// <summary>The phases of an investigation, as data.</summary>
public static class InvestigationPhases
{
    /// <param name="Meaning">What is done in it.</param>
    /// <param name="Complete">Whether the investigation is over in it.</param>
    public sealed record Phase(string Name, string Meaning, bool Complete = false);

    public static IReadOnlyList<Phase> All { get; } =
    [
        new("triage", "What happened, and is it a security incident at all?"),
        new("containment", "It does not get worse."),
        new("analysis", "How they came in, what they took, since when."),
        new("eradication", "They and what they left are out."),
        new("recovery", "Systems are back, and watched."),
        new("complete", "Everything that will be known is known.", Complete: true),
    ];

    public static string First => All[0].Name;

    public static Phase? Find(string name) => All.FirstOrDefault(p => p.Name == name);
}
