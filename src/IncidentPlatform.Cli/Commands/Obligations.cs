using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Escalation;

namespace IncidentPlatform.Cli.Commands;

internal static class Obligations
{
    public static Command List(Shell shell)
    {
        var incident = new Argument<string?>("incident") { Description = "Only of this incident, by id or number.", Arity = ArgumentArity.ZeroOrOne };
        var state = new Option<string?>("--state") { Description = "open, met, missed, met-late, waived or cancelled." };
        var kind = new Option<string?>("--kind") { Description = "Kind of the obligation, for example next-update." };
        var owedBy = new Option<string?>("--owed-by") { Description = "Role or person id." };
        var mine = new Option<bool>("--mine") { Description = "What you owe now, over all incidents." };
        return new Command("obligations", "List what is owed, by when, by whom.") { incident, state, kind, owedBy, mine }.Does(shell, async run =>
        {
            Guid? of = run.Optional(incident) is { } given ? await run.IncidentId(given) : null;
            var filter = new ObligationFilter(of, run.Value(state), run.Value(kind), run.Value(owedBy));
            var obligations = await Pages.All(cursor => run.Value(mine)
                ? run.Escalation.ListMyObligations(cursor, cancellation: run.Cancellation)
                : run.Escalation.ListObligations(filter, cursor, cancellation: run.Cancellation));
            run.Show(obligations, all => all.Aggregate(
                new Listing("Nothing is owed.", "obligation", "kind", "state", "owed by", "due", "met"),
                (table, o) => table.Row(
                    o.Id.ToString(), o.Kind, o.State, o.Person is null || o.Person == o.OwedBy ? o.OwedBy : $"{o.OwedBy} ({o.Person})",
                    Printable.Of(o.Due), Printable.Of(o.MetAt))).Rendered);
        });
    }

    public static Command Waive(Shell shell)
    {
        var obligation = new Argument<Guid>("obligation") { Description = "The obligation." };
        var reason = Arguments.Reason();
        return new Command("waive", "Waive an obligation, with a reason.") { obligation, reason }.Does(shell, async run =>
            run.Done("Waived.", await run.Escalation.WaiveObligation(run.Value(obligation), new Because(run.Value(reason)!), run.Cancellation)));
    }

    public static Command Authorise(Shell shell)
    {
        var incident = Arguments.Incident();
        var obligation = new Argument<Guid>("obligation") { Description = "The missed obligation that asks for the escalation." };
        return new Command("authorise", "Say yes to an escalation, as the commander.") { incident, obligation }.Does(shell, async run =>
            run.Done("Authorised.", await run.Escalation.AuthoriseEscalation(await run.IncidentId(incident), run.Value(obligation), run.Cancellation)));
    }
}
