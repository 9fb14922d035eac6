using System.CommandLine;
using System.Net.Http.Headers;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Escalation;
using Spectre.Console;

namespace IncidentPlatform.Cli.Commands;

internal static class OnCall
{
    public static Command Command(Shell shell)
    {
        var at = new Option<string?>("--at") { Description = "At that time; now where it is left out." };
        return new Command("on-call", "Show who is on call; take over, swap, import, see a schedule.") { at, Shifts(shell), TakeOver(shell), Swap(shell), Import(shell), Calendar(shell), Load(shell), Test(shell) }.Does(shell, async run =>
            run.Show(await run.Escalation.GetOnCall(run.Time(at), run.Cancellation), onCall => new Rows(
                onCall.Holders.Aggregate(
                    new Listing("Nobody is on call.", "duty", "person", "name", "from", "to"),
                    (table, s) => table.Row(s.Duty, s.Person, s.Name, Printable.Of(s.From), Printable.Of(s.To))).Rendered,
                Gaps(onCall.Gaps))));
    }

    private static Command Shifts(Shell shell)
    {
        var duty = Duty();
        var (from, to) = (new Option<string?>("--from") { Description = "From then on; from now where it is left out." }, new Option<string?>("--to") { Description = "Until then; for 14 days where it is left out." });
        return new Command("shifts", "Show who has a duty when, as it is and as it was.") { duty, from, to }.Does(shell, async run =>
            run.Show(await run.Escalation.ListShifts(run.Value(duty)!, run.Time(from), run.Time(to), run.Cancellation), final => new Rows(
                final.Shifts.Aggregate(
                    new Listing("Nobody has the duty.", "person", "from", "to"),
                    (table, s) => table.Row(s.Person, Printable.Of(s.From), Printable.Of(s.To))).Rendered,
                Gaps(final.Gaps))));
    }

    private static Command TakeOver(Shell shell)
    {
        var (duty, person) = (Duty(), new Argument<string>("person") { Description = "Who has it meanwhile: a person id." });
        var from = new Option<string?>("--from") { Description = "From then on; from now where it is left out." };
        var to = new Option<string>("--to") { Description = "Until then.", Required = true };
        var reason = new Option<string?>("--reason") { Description = "Why, in a few words." };
        return new Command("take-over", "Give a duty to a person for a time, whoever's turn it is.") { duty, person, from, to, reason }.Does(shell, async run =>
        {
            var made = await run.Escalation.MakeOverride(
                run.Value(duty)!,
                new MakeOverride(run.Value(person)!, run.Time(from) ?? TimeProvider.System.GetUtcNow(), run.Time(run.Value(to)!), run.Value(reason)), run.Cancellation);
            run.Show(made, o => new Markup(Markup.Escape($"{o.Person} has {run.Value(duty)} from {Printable.Of(o.From)} to {Printable.Of(o.To)}.")));
        });
    }

    private static Command Swap(Shell shell)
    {
        var duty = Duty();
        var (one, other) = (new Argument<string>("one") { Description = "A time within the shift of one of two people." }, new Argument<string>("other") { Description = "A time within the shift of the other." });
        var reason = new Option<string?>("--reason") { Description = "Why, in a few words." };
        return new Command("swap", "Let two people exchange a shift each.") { duty, one, other, reason }.Does(shell, async run =>
        {
            var made = await run.Escalation.SwapShifts(
                run.Value(duty)!, new SwapShifts(run.Time(run.Value(one)!), run.Time(run.Value(other)!), run.Value(reason)), run.Cancellation);
            run.Show(made, o => new Markup(Markup.Escape($"{o.Person} has {run.Value(duty)} from {Printable.Of(o.From)} to {Printable.Of(o.To)}; the other shift goes the other way.")));
        });
    }

    private static Command Import(Shell shell)
    {
        var (duty, file) = (Duty(), new Argument<string>("file") { Description = "An iCalendar file (.ics), as other tools export it." });
        var (from, to) = (new Option<string?>("--from") { Description = "From then on; from now where it is left out." }, new Option<string?>("--to") { Description = "Until then; for 90 days where it is left out." });
        var calendar = new Option<string?>("--calendar") { Description = "What the calendar is known by: importing it again replaces what it said before. Its own name where it is left out." };
        var preview = new Option<bool>("--preview") { Description = "Say what would come of it, and change nothing." };
        return new Command("import", "Import the shifts of a calendar, all of them or none.") { duty, file, from, to, calendar, preview }.Does(shell, async run =>
        {
            await using var stream = File.OpenRead(Path.Combine(shell.Folder, run.Value(file)));
            using var content = new StreamContent(stream) { Headers = { ContentType = new MediaTypeHeaderValue("text/calendar") } };
            run.Show(
                await run.Escalation.ImportCalendar(run.Value(duty)!, content, run.Time(from), run.Time(to), run.Value(calendar), run.Value(preview) ? true : null, run.Cancellation),
                import => new Rows(
                    new Markup(Markup.Escape($"{import.Calendar}: {import.Imported} shifts{(import.Preview ? " would be" : "")} imported from {Printable.Of(import.From)} to {Printable.Of(import.To)}.")),
                    import.Shifts.Aggregate(
                        new Listing("Nobody has the duty.", "person", "from", "to"),
                        (table, s) => table.Row(s.Person, Printable.Of(s.From), Printable.Of(s.To))).Rendered,
                    Gaps(import.Gaps),
                    new Rows(import.Unmatched.Select(u => new Text(Printable.Of($"unmatched: {u.Uid} at {Printable.Of(u.Start)} ({u.Summary}) {u.Why}"))))));
        });
    }

    private static Command Calendar(Shell shell)
    {
        var (duty, person) = (new Option<string?>("--duty") { Description = "The shifts of this duty." }, new Option<string?>("--person") { Description = "The shifts of this person." });
        return new Command("calendar", "Make a secret address that a calendar application subscribes to; it is shown this once.") { duty, person }.Does(shell, async run =>
            run.Show(
                await run.Escalation.MakeCalendarFeed(new MakeCalendarFeed(run.Value(duty), run.Value(person)), run.Cancellation),
                feed => new Markup(Markup.Escape($"{feed.Path} on Escalation; take it back with DELETE /calendar-feeds/{feed.Id}."))));
    }

    private static Command Load(Shell shell)
    {
        var (from, to) = (new Option<string?>("--from") { Description = "From then on; four weeks where it is left out." }, new Option<string?>("--to") { Description = "Until then; until now where it is left out." });
        var zone = new Option<string?>("--time-zone") { Description = "Whose weeks and nights are counted; UTC where it is left out." };
        return new Command("load", "Show pages, night pages, hours on call and in command, by person and week.") { from, to, zone }.Does(shell, async run =>
            run.Show(await run.Escalation.GetOnCallLoad(run.Time(from), run.Time(to), run.Value(zone), run.Cancellation), load => load.Weeks.Aggregate(
                new Listing("Nobody was on call or paged.", "week", "person", "pages", "at night", "acknowledged", "hours on call", "in command"),
                (table, w) => table.Row($"{w.Week:yyyy-MM-dd}", w.Person, $"{w.Pages}", $"{w.NightPages}", $"{w.Acknowledged}", $"{w.HoursOnCall:0.#}", $"{w.HoursCommanded:0.#}")).Rendered));
    }

    private static Command Test(Shell shell) => new Command("test", "Page yourself, to try whether you are reached.").Does(shell, async run =>
        run.Done("You are paged; what came of it stands under GET /reminders of Escalation.", await run.Escalation.TestPage(run.Cancellation)));

    private static Argument<string> Duty() => new("duty") { Description = "What one is on call for, for example primary." };

    private static Spectre.Console.Rendering.IRenderable Gaps(IReadOnlyList<DutyGap> gaps) => gaps.Count == 0
        ? Text.Empty
        : gaps.Aggregate(
            new Listing("", "nobody has", "from", "to"),
            (table, gap) => table.Row(gap.Duty, Printable.Of(gap.From), Printable.Of(gap.To))).Rendered;
}
