using System.Globalization;

namespace IncidentPlatform.Communications.Tickets;

/// <summary>How tickets are counted and how long they are kept.</summary>
public sealed class HelpDeskSettings
{
    private const int MostWeeks = 26;

    /// <exception cref="InvalidOperationException">A setting cannot be; the message names it.</exception>
    public HelpDeskSettings(IConfiguration configuration)
    {
        Weeks = Number(configuration, "HelpDesk:TrailingWeeks", 4, 2, MostWeeks);
        KeepTickets = TimeSpan.FromDays(Number(configuration, "HelpDesk:KeepTicketsDays", 90, 1, 3650));
        var zone = configuration["HelpDesk:TimeZone"] ?? "Etc/UTC";
        Zone = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? found
            : throw new InvalidOperationException($"HelpDesk:TimeZone is '{zone}', which is no time zone. Name one such as Europe/Berlin.");
    }

    /// <summary>How many weeks before count for what is normal.</summary>
    public int Weeks { get; }

    /// <summary>Counts are kept a little longer than they count, for the trend of incidents that go on.</summary>
    public TimeSpan KeepCounts => TimeSpan.FromDays(7 * (Weeks + 2));

    /// <summary>How long after it was opened a ticket is forgotten.</summary>
    public TimeSpan KeepTickets { get; }

    /// <summary>By whose wall clock an hour of the week is the same.</summary>
    public TimeZoneInfo Zone { get; }

    private static int Number(IConfiguration configuration, string name, int otherwise, int least, int most) => configuration[name] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw new InvalidOperationException($"{name} is '{text}': give a whole number from {least} to {most}."),
    };
}
