using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>When and by what the incident was first noticed.</summary>
internal static class Detection
{
    /// <summary>The earliest alert that belongs to it, or whoever declared it where that was before any alert.</summary>
    public static Milestone? Of(Story story)
    {
        if (story.Last<IncidentDeclared>() is not { } declared)
            return null;

        var byPerson = new Milestone("detected", declared.At, $"Detected by {Noticed(declared)}", declared.Cite);
        return FirstAlert(story) is { } alert && alert.At <= declared.At ? alert : byPerson;
    }

    /// <summary>The earliest start of a firing alert, from the declaration's trigger or from what was attached later.</summary>
    public static Milestone? FirstAlert(Story story)
    {
        var triggers = story.All<IncidentDeclared>()
            .Where(d => d.Data.Trigger.FirstSignalAt is not null)
            .Select(d => new Milestone("detected", d.Data.Trigger.FirstSignalAt!.Value, $"Detected by alert {d.Data.Trigger.Reference}", d.Cite));
        var attached = story.All<AlertsAttached>()
            .SelectMany(a => a.Data.Alerts.Where(r => r.Status == "firing").Select(r => new Milestone("detected", r.StartedAt, r.Name is null ? $"Detected by {r.Source}, alert {r.Key}" : $"Detected by alert {r.Name} ({r.Source})", a.Cite)));
        return triggers.Concat(attached).OrderBy(m => m.At).ThenBy(m => m.Cite.Version).FirstOrDefault();
    }

    private static string Noticed(Told<IncidentDeclared> declared) => declared.Data.Trigger.Kind switch
    {
        "person" => declared.Data.Trigger.Reference,
        "customer-impact" => $"its impact on customers ({declared.Data.Trigger.Reference})",
        "executive-escalation" => $"an executive escalation ({declared.Data.Trigger.Reference})",
        _ => Wording.By(declared.By),
    };
}
