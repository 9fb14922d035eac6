using System.CommandLine;

namespace IncidentPlatform.Cli.Running;

/// <summary>Options that every command takes.</summary>
internal static class Globals
{
    public static readonly Option<bool> Json = new("--json") { Description = "Answer with JSON, problems too.", Recursive = true };

    public static readonly Option<string?> IdempotencyKey = new("--idempotency-key")
    {
        Description = "Names this call: repeated with the same key it does nothing twice.",
        HelpName = "key",
        Recursive = true,
    };

    private static readonly IReadOnlyDictionary<string, Option<string?>> Flags = new[]
    {
        Flag("INCIDENTS_URL", "Address of the Incidents service."),
        Flag("COMMUNICATIONS_URL", "Address of the Communications service."),
        Flag("ESCALATION_URL", "Address of the Escalation service."),
        Flag("POSTMORTEMS_URL", "Address of the PostMortems service."),
        Flag("TOKEN", "Bearer token; its person is the actor."),
    }.ToDictionary(flag => flag.Name, flag => flag.Option);

    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Json);
        root.Options.Add(IdempotencyKey);
        foreach (var option in Flags.Values) root.Options.Add(option);
    }

    public static IReadOnlyDictionary<string, string?> Given(ParseResult parsed) =>
        Flags.ToDictionary(flag => flag.Key, flag => parsed.GetValue(flag.Value));

    private static (string Name, Option<string?> Option) Flag(string name, string description) =>
        (name, new Option<string?>("--" + name.ToLowerInvariant().Replace('_', '-'))
        {
            Description = $"{description} [{name}]",
            HelpName = name == "TOKEN" ? "token" : "url",
            Recursive = true,
        });
}
