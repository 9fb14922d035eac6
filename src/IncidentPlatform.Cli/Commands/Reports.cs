using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

/// <summary>What support and press people report while it lasts.</summary>
internal static class Reports
{
    public static Command TicketVolume(Shell shell)
    {
        var incident = Arguments.Incident();
        var count = new Option<int>("--count") { Description = "Tickets in the period.", Required = true };
        var normal = new Option<decimal>("--normal") { Description = "Tickets expected in such a period.", Required = true };
        var period = new Option<string>("--period") { Description = "Length of the period.", DefaultValueFactory = _ => "1h" };
        var occurredAt = Arguments.OccurredAt();
        return new Command("ticket-volume", "Report how many tickets come in.") { incident, count, normal, period, occurredAt }.Does(shell, async run =>
        {
            var length = Durations.Parse(run.Value(period)!) ?? throw new UsageException($"\"{run.Value(period)}\" is not a duration. Write 30m or 1h.");
            run.Done("Reported.", await run.Incidents.ReportTicketVolume(
                run.Value(incident), new ReportTicketVolume(run.Value(count), run.Value(normal), length, run.Time(occurredAt)), run.Cancellation));
        });
    }

    public static Command MediaAttention(Shell shell)
    {
        var incident = Arguments.Incident();
        var kind = new Option<string>("--kind") { Description = "media, social or complaint.", Required = true };
        var sentiment = new Option<string>("--sentiment") { Description = "negative, neutral or positive.", DefaultValueFactory = _ => "negative" };
        var count = new Option<int>("--count") { Description = "Mentions.", DefaultValueFactory = _ => 1 };
        var link = new Option<string?>("--link") { Description = "Where." };
        var occurredAt = Arguments.OccurredAt();
        return new Command("media-attention", "Report that media or social networks took notice.") { incident, kind, sentiment, count, link, occurredAt }.Does(shell, async run =>
            run.Done("Reported.", await run.Incidents.ReportMediaAttention(
                run.Value(incident), new ReportMediaAttention(run.Value(kind)!, run.Value(sentiment)!, run.Value(count), run.Value(link), run.Time(occurredAt)), run.Cancellation)));
    }
}
