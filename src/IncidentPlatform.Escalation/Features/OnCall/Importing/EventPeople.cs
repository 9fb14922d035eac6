using System.Text.RegularExpressions;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Features.OnCall.Importing;

/// <summary>Whose shift an event is: the one person of the directory who attends it, else whom its summary names, else who organizes it.</summary>
internal sealed partial class EventPeople(IReadOnlyCollection<Person> directory)
{
    private readonly ILookup<string, string> byEmail = directory.ToLookup(p => p.Email.Trim(), p => p.Id, StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, string> byAnything = directory.SelectMany(p => new[] { p.Id, p.Name, p.Email }.Select(said => (Said: said.Trim(), p.Id)))
        .ToLookup(p => p.Said, p => p.Id, StringComparer.OrdinalIgnoreCase);

    /// <returns>The person's id; or why there is none.</returns>
    public (string? Person, string Why) Of(CalendarEvent e)
    {
        var attend = Among(byEmail, e.Attendees.OfType<Attendee>().Where(a => !"DECLINED".Equals(a.ParticipationStatus, StringComparison.OrdinalIgnoreCase)).Select(a => Mail(a.Value)));
        var named = Among(byAnything, [e.Summary, .. Between().Split(e.Summary ?? "")]);
        if (attend is [var one])
            return (one, "");
        if (named is [var said] && (attend.Count == 0 || attend.Contains(said)))
            return (said, "");
        var several = attend.Count > 0 ? attend : named;
        if (several.Count > 0)
            return (null, $"is of several people: {string.Join(", ", several)}");
        return Among(byAnything, [Mail(e.Organizer?.Value), e.Organizer?.CommonName]) is [var organizes]
            ? (organizes, "")
            : (null, "is of nobody in the directory, by attendee, summary or organizer");
    }

    private static List<string> Among(ILookup<string, string> people, IEnumerable<string?> said) =>
        [.. said.Where(s => !string.IsNullOrWhiteSpace(s)).SelectMany(s => people[s!.Trim()]).Distinct()];

    private static string? Mail(Uri? address) =>
        address?.OriginalString is { } said && said.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(said["mailto:".Length..]) : address?.OriginalString;

    [GeneratedRegex(@"\s+[-–—|/]\s+|[:;,()<>\[\]]")]
    private static partial Regex Between();
}
