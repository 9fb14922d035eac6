using System.Globalization;
using System.Text;
using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>The last 90 days of a component as a row of bars, the worse the day the taller, with the same in words.</summary>
public static class UptimeBar
{
    private const int Step = 4;
    private const int Wide = 3;
    private const int Tall = 32;

    public static void Write(StringBuilder html, PublicComponent component)
    {
        var days = component.History;
        if (days.Count == 0)
            return;
        var disrupted = days.Where(d => d.Worst != ComponentStatus.Operational).Reverse().ToList();
        var share = $"{Share(days)} {Period(days)}";
        html.Append(
            CultureInfo.InvariantCulture,
            $"<svg class=\"days\" viewBox=\"0 0 {(days.Count * Step) - (Step - Wide)} {Tall}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{StatusHtml.Text(component.Name)}: {share}, {Count(disrupted.Count)}\">");
        foreach (var look in days.Select((d, n) => (Day: d, At: n * Step)).GroupBy(d => LookOf(d.Day)))
        {
            var path = string.Concat(look.Select(d => string.Create(CultureInfo.InvariantCulture, $"M{d.At} {Tall - look.Key.Height}h{Wide}v{look.Key.Height}h-{Wide}z")));
            html.Append(CultureInfo.InvariantCulture, $"<path class=\"d{look.Key.Tone}\" d=\"{path}\"/>");
        }

        html.Append("</svg>\n");
        if (disrupted.Count == 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"soft\">{Capital(share)}</span>\n");
            return;
        }

        html.Append(CultureInfo.InvariantCulture, $"<details class=\"soft\"><summary>{Capital(share)}, {Count(disrupted.Count)}</summary><ul>\n");
        foreach (var day in disrupted)
            html.Append(CultureInfo.InvariantCulture, $"<li>{day.Day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}: {InWords(day)}</li>\n");
        html.Append("</ul></details>\n");
    }

    /// <summary>Rounded down, so that nobody reads 100 who was not up all the time.</summary>
    public static string Share(IReadOnlyList<UptimeDay> days) => Uptime.Share(days) is { } share
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 10_000) / 100:0.##} % up")
        : "not known yet";

    /// <summary>No more than what is known: a component that came later is spoken of since then.</summary>
    private static string Period(IReadOnlyList<UptimeDay> days) => days.FirstOrDefault(d => d.Known > TimeSpan.Zero) is { } first && first != days[0]
        ? string.Create(CultureInfo.InvariantCulture, $"since {first.Day:d MMMM yyyy}")
        : $"in the last {days.Count} days";

    private static (string Tone, int Height) LookOf(UptimeDay day) => day switch
    {
        { Known.Ticks: 0 } => ("none", 3),
        { Worst: ComponentStatus.MajorOutage } => ("bad", Tall),
        { Worst: ComponentStatus.PartialOutage } => ("bad", 28),
        { Worst: ComponentStatus.DegradedPerformance } => ("warn", 24),
        { Worst: ComponentStatus.UnderMaintenance } => ("work", 20),
        _ => ("ok", 14),
    };

    private static string InWords(UptimeDay day) => string.Join(", ", new (TimeSpan For, string What)[]
    {
        (day.MajorOutage, "major outage"), (day.PartialOutage, "partial outage"), (day.Degraded, "degraded performance"), (day.Maintenance, "maintenance"),
    }.Where(p => p.For > TimeSpan.Zero).Select(p => $"{p.What} for {Lasting(p.For)}"));

    private static string Lasting(TimeSpan time) => time < TimeSpan.FromMinutes(1)
        ? "less than a minute"
        : time.TotalHours < 1 ? $"{time.Minutes} min" : time.Minutes == 0 ? $"{(int)time.TotalHours} h" : $"{(int)time.TotalHours} h {time.Minutes} min";

    private static string Count(int days) => days switch { 0 => "no disruptions", 1 => "one day with disruptions", _ => $"{days} days with disruptions" };

    private static string Capital(string text) => StatusHtml.Capital(text);
}
