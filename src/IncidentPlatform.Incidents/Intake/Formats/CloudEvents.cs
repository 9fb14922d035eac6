namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>
/// Reads CloudEvents 1.0: structured, in batches, and in binary mode, where the attributes are headers <c>ce-…</c> and the body is the data.
/// The data is read as the generic format reads it; the type's last word says the status where the data does not.
/// </summary>
internal static class CloudEvents
{
    private const string Header = "ce-";
    private const string Version = "1.0";

    public static IEnumerable<ReceivedAlert> Read(JsonReading body, IHeaderDictionary headers, AlertSource source)
    {
        if (headers.ContainsKey($"{Header}specversion"))
        {
            return [Alert(name => headers[Header + name].ToString() is { Length: > 0 } value ? Uri.UnescapeDataString(value) : null, body, body, source)];
        }

        if (body.IsList)
        {
            return body.Objects().Select(Structured);
        }

        if (body.IsObject)
        {
            return [Structured(body)];
        }

        body.Fault("is neither an event nor a list of events");
        return [];

        ReceivedAlert Structured(JsonReading e) => Alert(name => e.Any(name).AsText(), e, e.Any("data"), source);
    }

    private static ReceivedAlert Alert(Func<string, string?> attribute, JsonReading e, JsonReading data, AlertSource source)
    {
        var id = Required("id");
        var from = Required("source");
        var type = Required("type");
        if (attribute("specversion") is not Version)
        {
            e.Fault("specversion", $"is not {Version}");
        }

        DateTimeOffset? at = null;
        if (attribute("time") is { } time && (at = Times.Read(time)) is null)
        {
            e.Fault("time", "is not an RFC 3339 time");
        }

        var (kind, status) = Told(type);
        var mapping = source.Mapping ?? AlertMapping.Usual;
        var subject = attribute("subject");
        if (!data.IsObject)
        {
            return new ReceivedAlert(
                subject is null && status is null ? id : Fingerprint.Of(from, kind, subject), kind, status ?? ReceivedStatus.Firing, kind, subject, at,
                Labels.Of(("source", from), ("type", type), ("subject", subject)), Service: subject);
        }

        var read = GenericAlerts.Alert(data, mapping, kind);
        return read with
        {
            Key = GenericAlerts.KeyOf(data, mapping) ?? Fingerprint.Of(from, kind, subject, read.Name),
            Status = GenericAlerts.SaysStatus(data, mapping) ? read.Status : status ?? ReceivedStatus.Firing,
            StartedAt = read.StartedAt ?? at,
            Service = read.Service ?? subject,
            Labels = Labels.Of().And(read.Labels).And(Labels.Of(("source", from), ("type", type), ("subject", subject))),
        };

        string Required(string name)
        {
            if (attribute(name) is { } value && !string.IsNullOrWhiteSpace(value))
            {
                return value;
            }

            e.Fault(name, "is missing: CloudEvents requires it");
            return "";
        }
    }

    /// <summary>The type without the word for the status, and the status.</summary>
    private static (string Kind, ReceivedStatus? Status) Told(string type)
    {
        var dot = type.LastIndexOf('.');
        return dot > 0 && StatusWords.Read(type[(dot + 1)..]) is { } status ? (type[..dot], status) : (type, null);
    }
}
