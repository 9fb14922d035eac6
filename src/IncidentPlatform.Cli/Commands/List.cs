using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

internal static class List
{
    public static Command Command(Shell shell)
    {
        var status = new Option<string?>("--status") { Description = "Only incidents in this status; proposed for what somebody has to decide, open for all that are declared and not over." };
        var severity = new Option<string?>("--severity", "-s") { Description = "Only incidents of this severity." };
        var service = new Option<string?>("--service") { Description = "Only incidents that affect this service." };
        var customer = new Option<string?>("--customer") { Description = "Only incidents that affect this customer." };
        var holder = new Option<string?>("--holder") { Description = "Only incidents in which this person holds a role." };
        var role = new Option<string?>("--role") { Description = "The role that the holder holds." };
        var mode = new Option<string?>("--mode") { Description = "live, test, retrospective or drill." };
        var from = new Option<string?>("--from") { Description = "Declared then or later." };
        var to = new Option<string?>("--to") { Description = "Declared before then." };
        var text = new Option<string?>("--text") { Description = "Words, as in a web search: \"out of memory\" -staging." };
        var field = new Option<string[]>("--field") { Description = "A custom field, name=value; may be given again." };
        return new Command("list", "List and search incidents, newest first.") { status, severity, service, customer, holder, role, mode, from, to, text, field }.Does(shell, async run =>
        {
            var filter = new IncidentFilter(
                run.Value(status), run.Value(severity), run.Value(service), run.Value(mode), run.Value(customer), run.Value(holder), run.Value(role),
                run.Time(from), run.Time(to), run.Value(text));
            var incidents = await Pages.All(cursor => run.Incidents.List(filter, cursor, fields: Fields(run.Value(field)), cancellation: run.Cancellation));
            run.Show(incidents, all => all.Aggregate(
                new Listing("No incidents.", "number", "severity", "status", "commander", "declared", "title"),
                (table, i) => table.Row(i.Number, i.Severity, i.Status, i.Commander, Printable.Of(i.DeclaredAt), i.Title)).Rendered);
        });
    }

    private static Dictionary<string, string>? Fields(string[]? given) => given is { Length: > 0 }
        ? given.Select(f => f.Split('=', 2)).ToDictionary(
            f => f[0], f => f.Length == 2 ? f[1] : throw new UsageException($"\"{f[0]}\" has no value. Write --field name=value."))
        : null;
}
