namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>Reads New Relic's webhook: the default template of workflows, and the legacy alert channel.</summary>
internal static class NewRelicWebhook
{
    public static IEnumerable<ReceivedAlert> Read(JsonReading body, IHeaderDictionary headers, AlertSource source)
    {
        if (!body.IsObject)
        {
            body.Fault("is not an object");
        }
        else if (body.Has("current_state") || body.Has("incident_id"))
        {
            yield return Legacy(body);
        }
        else
        {
            yield return Issue(body);
        }
    }

    private static ReceivedAlert Issue(JsonReading body)
    {
        var id = body.Required("id");
        var title = body.First("title") ?? body.Required("title");
        return new ReceivedAlert(
            id,
            body.First("alertPolicyNames") ?? id,
            StatusOf(body, "state"),
            body.First("alertConditionNames") ?? title,
            title,
            body.Time("createdAt"),
            Labels.Of(("entity", string.Join(", ", body.List("impactedEntities"))), ("policy", string.Join(", ", body.List("alertPolicyNames"))), ("workflow", body.Text("workflowName"))),
            Severities.Of(body.Text("priority")),
            body.FirstText("service") ?? body.First("impactedEntities"),
            body.Text("issueUrl"),
            By: body.Text("owner"));
    }

    private static ReceivedAlert Legacy(JsonReading body)
    {
        var targets = body.Any("targets").Objects();
        var target = targets.Count > 0 ? targets[0].FirstText("name") : null;
        return new ReceivedAlert(
            body.Required("incident_id"),
            body.FirstText("policy_name") ?? body.FirstText("condition_name") ?? "",
            StatusOf(body, "current_state"),
            body.FirstText("condition_name", "policy_name") ?? "alert",
            body.FirstText("details", "condition_name"),
            body.Time("timestamp"),
            Labels.Of(("entity", target), ("policy", body.Text("policy_name"))),
            Severities.Of(body.Text("severity")),
            target,
            body.FirstText("incident_url", "violation_callback_url"),
            By: body.FirstText("owner"));
    }

    private static ReceivedStatus StatusOf(JsonReading body, string member)
    {
        switch (body.Text(member)?.ToUpperInvariant())
        {
            case "CREATED" or "ACTIVATED" or "OPEN" or null:
                return ReceivedStatus.Firing;
            case "CLOSED" or "DEACTIVATED":
                return ReceivedStatus.Resolved;
            case "ACKNOWLEDGED":
                return ReceivedStatus.Acknowledged;
            default:
                body.Fault(member, "is none of CREATED, ACTIVATED, ACKNOWLEDGED, DEACTIVATED, CLOSED, open");
                return ReceivedStatus.Firing;
        }
    }
}
