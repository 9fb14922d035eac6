namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>Reads requests as Opsgenie's Alert API v2 takes them.</summary>
internal static class OpsgenieAlerts
{
    private const int LongestMessage = 130;
    private const int LongestAlias = 512;

    /// <summary>A created alert; without an alias it is given one of its own.</summary>
    public static ReceivedAlert Created(JsonReading body)
    {
        if (!body.IsObject)
        {
            body.Fault("is not an object");
        }

        var message = body.Required("message");
        if (message.Length > LongestMessage)
        {
            body.Fault("message", $"is longer than {LongestMessage} characters");
        }

        var alias = body.FirstText("alias");
        if (alias is { Length: > LongestAlias })
        {
            body.Fault("alias", $"is longer than {LongestAlias} characters");
        }

        var priority = body.FirstText("priority");
        if (priority is not (null or "P1" or "P2" or "P3" or "P4" or "P5"))
        {
            body.Fault("priority", "is none of P1, P2, P3, P4, P5");
        }

        var details = body.Any("details").AnyTexts().ToList();
        return new ReceivedAlert(
            alias ?? Guid.CreateVersion7().ToString("N"),
            body.FirstText("entity") ?? "",
            ReceivedStatus.Firing,
            message,
            message,
            null,
            Labels.Of([.. body.List("tags").Select(t => (t, (string?)"true"))])
                .And(Labels.Of(("entity", body.Text("entity")), ("source", body.Text("source")))).And(details),
            Severities.Of(priority ?? "P3"),
            details.Find(d => d.Key == "service").Value ?? body.FirstText("entity"),
            Note: body.FirstText("description"),
            By: body.FirstText("user"));
    }

    /// <summary>Something that is done to an alert, which is named by its alias, or by the id that creating it answered.</summary>
    public static ReceivedAlert Done(JsonReading body, string identifier, string? identifierType, ReceivedStatus status)
    {
        Guid? id = identifierType is null or "id" && Guid.TryParse(identifier, out var parsed) ? parsed : null;
        if (identifierType is not (null or "id" or "alias"))
        {
            body.Fault("identifierType", "is neither alias nor id");
        }

        return new ReceivedAlert(
            identifier, "", status, identifier, null, null, Labels.Of(),
            Note: status == ReceivedStatus.Noted ? body.Required("note") : body.FirstText("note"), By: body.FirstText("user", "source"), Id: id);
    }
}
