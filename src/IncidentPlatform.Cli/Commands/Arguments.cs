using System.CommandLine;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Arguments that many commands share.</summary>
internal static class Arguments
{
    public static Argument<string> Incident() => new("incident") { Description = "The incident's id or number (INC-2026-0001)." };

    public static Argument<string> Words(string name = "text") => new(name) { Description = "In your own words; - reads the standard input." };

    public static Option<string?> OccurredAt() => new("--occurred-at") { Description = "When it was true; now where it is left out." };

    public static Option<string> Reason() => new("--reason") { Description = "Why.", Required = true };

    public static Argument<string> Person() => new("person") { Description = "Person id." };

    public static Argument<string> Role()
    {
        var role = new Argument<string>("role") { Description = "A role of the incident, for example commander.", HelpName = "role" };
        role.CompletionSources.Add(
            Roles.Commander, Roles.EngineeringLead, Roles.SupportLead, Roles.CommunicationsLead, Roles.ExecutiveSponsor, Roles.SecurityLead, Roles.LegalCounsel);
        return role;
    }
}
