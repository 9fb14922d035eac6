using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Client.PostMortems;

namespace IncidentPlatform.Cli.Commands;

/// <summary>The blameless review: rebuilt from facts, completed by people, published.</summary>
internal static class Review
{
    public static Command Command(Shell shell) => new("review", "Show, write, schedule and publish reviews.")
    {
        List(shell), Show(shell), Fields(shell), Write(shell), Schedule(shell), Waive(shell), Publish(shell),
    };

    private static Command List(Shell shell) => new Command("list", "List reviews.").Does(shell, async run =>
    {
        var reviews = await Pages.All(cursor => run.PostMortems.ListReviews(cursor, cancellation: run.Cancellation));
        run.Show(reviews, all => all.Aggregate(
            new Listing("No reviews.", "incident", "severity", "status", "meeting", "open items", "title"),
            (table, r) => table.Row(r.Number, r.Severity, r.Status, Printable.Of(r.MeetingAt), $"{r.OpenActionItems}", r.Title)).Rendered);
    });

    private static Command Show(Shell shell)
    {
        var incident = Arguments.Incident();
        var format = new Option<string>("--format") { Description = "md or html (JSON with --json).", DefaultValueFactory = _ => "md" };
        format.AcceptOnlyFromAmong("md", "html");
        var version = new Option<long?>("--stream-version") { Description = "As of that version of the incident's stream." };
        var edition = new Option<long?>("--edition") { Description = "With that edition of what people wrote." };
        var distribution = new Option<string?>("--distribution") { Description = "internal, or external for the public version." };
        return new Command("show", "Print the review.") { incident, format, version, edition, distribution }.Does(shell, async run =>
        {
            var id = await run.IncidentId(incident);
            var (at, of) = (run.Value(version), run.Value(edition));
            if (run.Json) run.ShowJson(await run.PostMortems.GetReview(id, at, of, run.Cancellation));
            else if (run.Value(format) == "html") run.Write(await run.PostMortems.GetReviewHtml(id, at, of, run.Value(distribution), run.Cancellation));
            else run.Say(await run.PostMortems.GetReviewMarkdown(id, at, of, run.Value(distribution), run.Cancellation));
        });
    }

    private static Command Fields(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("fields", "List the fields of the review, and which of them wait for an answer.") { incident }.Does(shell, async run =>
        {
            var review = await run.PostMortems.GetReview(await run.IncidentId(incident), cancellation: run.Cancellation);
            run.Show(review.Sections.SelectMany(section => section.Fields), fields => fields.Aggregate(
                new Listing("No fields.", "field", "status", "needed for", "asks"),
                (table, f) => table.Row(f.Name, f.Status, f.NeededFor, f.Label)).Rendered);
        });
    }

    private static Command Write(Shell shell)
    {
        var incident = Arguments.Incident();
        var section = new Argument<string>("section") { Description = "Section of the template, for example went-well (incidentctl review fields lists them)." };
        var text = Arguments.Words();
        return new Command("write", "Write a section of the review.") { incident, section, text }.Does(shell, async run =>
            run.Done("Written.", await run.PostMortems.WriteSection(
                await run.IncidentId(incident), run.Value(section), new WriteSection(await run.Text(text)), run.Cancellation)));
    }

    private static Command Schedule(Shell shell)
    {
        var incident = Arguments.Incident();
        var at = new Argument<string>("at") { Description = "When the meeting is: a time, or +24h." };
        var place = new Option<string?>("--place") { Description = "Where, usually a link." };
        return new Command("schedule", "Schedule the review's meeting.") { incident, at, place }.Does(shell, async run =>
            run.Done("Scheduled.", await run.PostMortems.ScheduleMeeting(
                await run.IncidentId(incident), new ScheduleMeeting(run.Time(run.Value(at)), run.Value(place)), run.Cancellation)));
    }

    private static Command Waive(Shell shell)
    {
        var incident = Arguments.Incident();
        var field = new Argument<string>("field") { Description = "The field that stays unanswered." };
        var reason = Arguments.Reason();
        return new Command("waive", "Let the review be published without a field.") { incident, field, reason }.Does(shell, async run =>
            run.Done("Waived.", await run.PostMortems.WaiveField(
                await run.IncidentId(incident), new WaiveField(run.Value(field), run.Value(reason)!), run.Cancellation)));
    }

    private static Command Publish(Shell shell)
    {
        var incident = Arguments.Incident();
        var distribution = new Option<string>("--distribution") { Description = "internal or external.", DefaultValueFactory = _ => "internal" };
        return new Command("publish", "Publish the review.") { incident, distribution }.Does(shell, async run =>
        {
            var id = await run.IncidentId(incident);
            var seen = await run.PostMortems.GetReview(id, cancellation: run.Cancellation);
            run.Done("Published.", await run.PostMortems.Publish(id, seen.ETag, new PublishReview(run.Value(distribution)!), run.Cancellation));
        });
    }
}
