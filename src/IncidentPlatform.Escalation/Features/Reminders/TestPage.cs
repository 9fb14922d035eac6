using IncidentPlatform.Escalation.Domain.Reminders;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;

namespace IncidentPlatform.Escalation.Features.Reminders;

/// <summary>Somebody tries whether they are reached; what came of it stands under their reminders.</summary>
public static class TestPage
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/test-pages", (Caller caller, Commands commands) =>
            {
                var id = Guid.CreateVersion7();
                return caller.PersonId is { } person
                    ? commands.Starting<Reminder>(
                        id, "/reminders", (reminder, now, _) => Reminding.Request(reminder, new ReminderRequested(id, person, Reminding.TestPage, "/reminders", now + Lasts)))
                    : Task.FromResult(Problems.Invalid("no-person", "A service cannot be paged.", "Ask with the token of a person."));
            })
            .RequireAnyRole()
            .WithTags("pages").WithSummary("Pages the caller, to try whether they are reached.")
            .Produces<CommandAnswer>(201).ProducesProblem(400);
}
