using System.Globalization;
using System.Text;
using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Shift = IncidentPlatform.Escalation.Domain.OnCall.Shift;

namespace IncidentPlatform.Escalation.Features.OnCall.Importing;

/// <summary>The shifts of a calendar that another tool wrote (iCalendar, RFC 5545): all of them, or none and each that is nobody's named.</summary>
public static class ImportRoutes
{
    private const int LargestBody = 1024 * 1024;
    private static readonly TimeSpan Usual = TimeSpan.FromDays(90);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    /// <param name="From">Start of what is imported; now where it is left out or has passed.</param>
    /// <param name="To">End of it; 90 days on where it is left out, at most 400 days from now.</param>
    /// <param name="Calendar">What the calendar is known by: importing it again replaces what it said before. Its own name where it is left out.</param>
    /// <param name="Preview">Say what would come of it, and change nothing.</param>
    public sealed record Request(DateTimeOffset? From = null, DateTimeOffset? To = null, string? Calendar = null, bool? Preview = null);

    /// <param name="Calendar">What the calendar is known by.</param>
    /// <param name="Imported">How many shifts the calendar has in the period.</param>
    /// <param name="Shifts">Who has the duty when, with layers and what people changed.</param>
    /// <param name="Gaps">When nobody has.</param>
    /// <param name="Unmatched">What of the calendar is nobody's; in a preview only.</param>
    public sealed record Answer(
        string Calendar, DateTimeOffset From, DateTimeOffset To, bool Preview, int Imported, IReadOnlyList<Shift> Shifts, IReadOnlyList<Gap> Gaps, IReadOnlyList<Unmatched> Unmatched);

    /// <param name="Uid">The event's.</param>
    /// <param name="Start">When it takes place.</param>
    /// <param name="Why">Why it is nobody's.</param>
    public sealed record Unmatched(string Uid, DateTimeOffset Start, string? Summary, string Why);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/schedules/{duty}/imports", Import)
        .RequireRole(OrganisationRoles.Admin)
        .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
        .Accepts<string>("text/calendar")
        .WithTags("on-call").WithSummary("Imports the shifts of a calendar over those of the layers, all of them or none.")
        .Produces<Answer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415);

    private static async Task<IResult> Import(
        string duty, [AsParameters] Request asked, HttpRequest request, ScheduleChanges changes, DomainClock clock, IQuerySession query, CancellationToken ct)
    {
        if (await ScheduleRoutes.Find(duty, query, ct) is not { } schedule)
            return Problems.Of(SchedulingRejections.NoSchedule);
        var now = clock.GetUtcNow();
        var from = asked.From?.ToUniversalTime() is { } later && later > now ? later : now;
        var to = asked.To?.ToUniversalTime() ?? from + Usual;
        if (to > now + Longest)
            return Problems.Invalid("import-too-long", "The period of the import ends more than 400 days from now.", "Import what is nearer, and the rest later.");

        string? name;
        IReadOnlyList<TakesPlace> occurrences;
        try
        {
            (name, occurrences) = new CalendarReader(schedule.Now.TimeZone, from, to).Read(await Text(request, ct), ct);
        }
        catch (CalendarRefusedException refused)
        {
            return refused.Problem;
        }

        var calendar = asked.Calendar ?? name ?? "calendar";
        var id = Schedule.CalendarIdOf(duty, calendar);
        var people = new EventPeople(await query.Query<Person>().Where(p => p.LeftAt == null).ToListAsync(ct));
        var found = occurrences.OrderByDescending(o => o.Event.Sequence).DistinctBy(o => (o.Event.Uid, o.From)).OrderBy(o => o.From)
            .Select(o => (Occurs: o, Whose: people.Of(o.Event))).ToList();
        IReadOnlyList<Unmatched> unmatched = [.. found.Where(f => f.Whose.Person is null).Select(f => new Unmatched(f.Occurs.Event.Uid!, f.Occurs.From, f.Occurs.Event.Summary, f.Whose.Why))];
        var import = new CalendarImported(id, from, to, [.. found.Where(f => f.Whose.Person is not null).Select(f => new CalendarShift(
            Ids.Of(id, f.Occurs.Event.Uid!, f.Occurs.From.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)), f.Whose.Person!, f.Occurs.From, f.Occurs.To))]);

        if (asked.Preview == true)
        {
            return Scheduling.Import(schedule, import, now).Refusal is { } refusal
                ? Problems.Of(refusal)
                : Show(schedule.Now with { Overrides = ImportedCalendar.Into(schedule.Now.Overrides, import, now) });
        }

        return unmatched.Count > 0 ? OfNobody(unmatched) : await changes.Change(duty, (s, at) => Scheduling.Import(s, import, at), s => Show(s.Now), ct);

        IResult Show(Rota rota)
        {
            var (shifts, gaps) = Roster.Preview(duty, rota, from, to, TimeZones.InstantOf);
            return TypedResults.Ok(new Answer(calendar, from, to, asked.Preview == true, import.Shifts.Count, shifts, gaps, unmatched));
        }
    }

    /// <exception cref="CalendarRefusedException">It is too large, or no UTF-8.</exception>
    private static async Task<string> Text(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > LargestBody)
            throw new CalendarRefusedException(Problems.Problem(413, "calendar-too-large", "The calendar is larger than 1 MB.", "Export a shorter period, or only the calendar of this duty."));
        try
        {
            using var reader = new StreamReader(request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return await reader.ReadToEndAsync(ct);
        }
        catch (DecoderFallbackException)
        {
            throw new CalendarRefusedException(Problems.Invalid("malformed", "The body is not UTF-8.", "Save the file as UTF-8 and send it again."));
        }
    }

    private static ProblemHttpResult OfNobody(IReadOnlyList<Unmatched> unmatched)
    {
        var problem = Problems.Describe(
            400, "shifts-of-nobody", $"{(unmatched.Count == 1 ? "1 shift of the calendar is" : $"{unmatched.Count} shifts of the calendar are")} not of one person of the directory, so nothing was imported.",
            "Give each event one attendee with the email of a person (PUT /people/{id}), or a person's name as its summary, and import the whole calendar again.");
        problem.Extensions["errors"] = unmatched.ToDictionary(
            u => string.Create(CultureInfo.InvariantCulture, $"{u.Uid} at {u.Start:yyyy-MM-dd'T'HH:mm:ss'Z'}"), u => new[] { $"{(u.Summary is null ? "" : $"'{u.Summary}' ")}{u.Why}" });
        return TypedResults.Problem(problem);
    }
}
