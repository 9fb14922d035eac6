using IncidentPlatform.PostMortems.Domain.ReviewFiles;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <param name="Name">Stable kebab-case name, as in <c>PUT …/sections/{section}</c>.</param>
/// <param name="Label">As printed.</param>
/// <param name="NeededFor">The distribution that waits for an answer; null where none does.</param>
/// <param name="Writable">People may answer it, or add to what the facts say.</param>
public sealed record TemplateField(string Name, string Label, Distribution? NeededFor = Distribution.Internal, bool Writable = true);

public sealed record TemplateSection(string Name, string Title, IReadOnlyList<TemplateField> Fields);

/// <summary>The blameless review, section by section.</summary>
public static class Template
{
    public static IReadOnlyList<TemplateSection> Sections { get; } =
    [
        new("summary", "Incident summary",
        [
            new("title", "Title"), new("date", "Date"), new("severity", "Severity"), new("duration", "Duration"),
            new("commander", "Incident commander"),
        ]),
        new("impact", "Impact",
        [
            new("customers-affected", "Customers affected"), new("revenue-impact", "Revenue impact"), new("sla-breaches", "SLA breaches and credits"),
            new("support-tickets", "Support tickets"), new("reputation", "Reputation"),
        ]),
        new("timeline", "Timeline",
        [
            new("detected", "Incident detected"), new("declared", "Incident declared"), new("war-room", "War room activated"),
            new("first-customer-notification", "First customer notification sent"), new("root-cause-identified", "Root cause identified"),
            new("fix-deployed", "Fix deployed"), new("verified", "Resolution verified"), new("resolved", "Incident resolved declared"),
            new("all-clear", "All clear"),
        ]),
        new("root-cause", "Root cause",
        [
            new("technical-root-cause", "Technical root cause"), new("contributing-factors", "Contributing factors"),
            new("detection-delay", "Why detection was delayed"), new("escalation-delay", "Why escalation was delayed"),
        ]),
        new("response", "Response effectiveness",
        [
            new("obligations", "What was owed"), new("command", "Command"), new("customer-updates", "Updates to customers"),
        ]),
        new("went-well", "What went well", [new("went-well", "What went well")]),
        new("to-improve", "What could be improved", [new("to-improve", "What could be improved")]),
        new("action-items", "Action items", [new("action-items", "Action items", Writable: false)]),
        new("prevention", "Prevention",
        [
            new("prevent", "How to prevent this from happening again"), new("detect-faster", "How to detect faster if it does happen"),
            new("respond-better", "How to respond more effectively"),
        ]),
        new("distribution", "Distribution",
        [
            new("meeting", "Review meeting", null, Writable: false), new("internal", "Internal", null, Writable: false),
            new("external", "External", null, Writable: false), new("follow-up", "Follow-up", null, Writable: false),
        ]),
        new("public", "For the public",
        [
            new("public-title", "Public title", Distribution.External), new("public-summary", "What happened", Distribution.External),
            new("public-cause", "Why it happened", Distribution.External), new("public-prevention", "What we do about it", Distribution.External),
        ]),
    ];

    private static readonly Dictionary<string, TemplateField> Fields = Sections.SelectMany(s => s.Fields).ToDictionary(f => f.Name);

    public static IEnumerable<string> Writable => Fields.Values.Where(f => f.Writable).Select(f => f.Name);

    public static TemplateField? Find(string name) => Fields.GetValueOrDefault(name);
}
