using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Values of custom fields.</summary>
internal static class Fields
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var values = new Argument<string[]>("values") { Description = "name=value; name= clears it.", Arity = ArgumentArity.OneOrMore };
        return new Command("fields", "Set custom fields of an incident.") { incident, values }.Does(shell, async run =>
            run.Done("Set.", await run.Incidents.SetCustomFields(run.Value(incident), new SetCustomFields(Parse(run.Value(values))), run.Cancellation)));
    }

    /// <exception cref="UsageException">One has no name.</exception>
    public static IReadOnlyDictionary<string, string?> Parse(IEnumerable<string> values)
    {
        var fields = new Dictionary<string, string?>();
        foreach (var value in values)
        {
            var at = value.IndexOf('=', StringComparison.Ordinal);
            if (at < 1) throw new UsageException($"\"{value}\" is not name=value.");
            fields[value[..at]] = at == value.Length - 1 ? null : value[(at + 1)..];
        }

        return fields;
    }
}
