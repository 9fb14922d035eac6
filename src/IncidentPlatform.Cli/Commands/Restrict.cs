using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

internal static class Restrict
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var reason = Arguments.Reason();
        var named = new Option<string[]>("--named") { Description = "A person who may know of it beside you and the holders of roles; may be given more than once.", DefaultValueFactory = _ => [] };
        return new Command("restrict", "Designate a security incident: from here on its named people only know of it.") { incident, reason, named }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            var security = await run.Incidents.Designate(seen.Number, seen.ETag, new Designate(run.Value(reason)!, run.Value(named)), run.Cancellation);
            if (run.Json)
            {
                run.ShowJson(security);
                return;
            }

            run.Say($"{security.Number} is restricted to {string.Join(", ", security.Named)}.");
            foreach (var left in security.AlreadyLeft)
                run.Say($"Had already left: {left.Text}");
        });
    }
}
