using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Tests.World;

/// <summary>Who works here: ada commands tonight, grace is on call, barbara after her; edsger and margaret are senior.</summary>
internal static class TheStaff
{
    public static PeopleDirectory On(DateTimeOffset night) => new(
        [
            .. new[] { "ada", "grace", "barbara", "vera", "tony", "susan", "carl", "petra", "cleo", "xenia", "max" }.Select(id => new Person(id, id, $"{id}@example.com")),
            new Person("edsger", "edsger", "edsger@example.com", Senior: true),
            new Person("margaret", "margaret", "margaret@example.com", Senior: true),
        ],
        new Dictionary<string, string>
        {
            ["engineering-vp"] = "vera",
            ["cto"] = "tony",
            ["support-vp"] = "susan",
            ["cso"] = "carl",
            ["pr"] = "petra",
            ["ceo"] = "cleo",
            ["executive-sponsor"] = "xenia",
            ["engineering-manager"] = "max",
        },
        [
            new Shift("incident-commander", "ada", night.AddHours(-5), night.AddHours(7)),
            new Shift("primary", "grace", night.AddHours(-5), night.AddHours(7)),
            new Shift("primary", "barbara", night.AddHours(7), night.AddHours(19)),
        ]);
}
