using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Takes words out of the record for good, and keeps them from being taken out.</summary>
internal static class Erase
{
    public static Command Command(Shell shell) => new("erase", "Take words out of the record for good; that it was done stays on it.") { Person(shell), Facts(shell) };

    public static Command LegalHold(Shell shell)
    {
        var incident = Arguments.Incident();
        var reason = Arguments.Reason();
        var lift = new Option<bool>("--lift") { Description = "Lift it; without this it is set." };
        return new Command("legal-hold", "Nothing of the incident is erased while the hold stands.") { incident, reason, lift }.Does(shell, async run =>
            run.Done(run.Value(lift) ? "Lifted." : "Held.", await run.Incidents.SetLegalHold(
                run.Value(incident), new SetLegalHold(!run.Value(lift), run.Value(reason)!), run.Cancellation)));
    }

    private static Command Person(Shell shell)
    {
        var (person, basis, reason) = (Arguments.Person(), Basis(), Why());
        var facts = new Option<Guid[]>("--fact") { Description = "A fact whose words speak of the person; may be given more than once.", DefaultValueFactory = _ => [] };
        return new Command("person", "Erase what a person recorded and what was recorded of them, on every incident, and their entry in the directory.") { person, basis, reason, facts }.Does(shell, async run =>
        {
            var answer = await run.Incidents.ErasePerson(run.Value(person), new ErasePerson(run.Value(basis)!, run.Value(reason), run.Value(facts)), run.Cancellation);
            if (answer.Incidents.All(i => i.Refused is null)) await run.Escalation.DeletePerson(run.Value(person), run.Cancellation);
            Tell(run, answer, answer.Incidents);
        });
    }

    private static Command Facts(Shell shell)
    {
        var (incident, basis, reason) = (Arguments.Incident(), Basis(), Why());
        var facts = new Argument<Guid[]>("facts") { Description = "Ids of the facts (timeline --json shows ids).", Arity = ArgumentArity.OneOrMore };
        return new Command("facts", "Erase the words of facts of one incident.") { incident, facts, basis, reason }.Does(shell, async run =>
        {
            var answer = await run.Incidents.EraseFacts(run.Value(incident), new EraseFacts(run.Value(facts), run.Value(basis)!, run.Value(reason)), run.Cancellation);
            Tell(run, answer, [answer]);
        });
    }

    private static void Tell<T>(Run run, T answer, IReadOnlyList<ErasedIncident> incidents)
    {
        run.Show(answer, _ => incidents.Aggregate(
            new Listing("Nothing was there to erase.", "incident", "facts erased", "refused"),
            (table, i) => table.Row(i.Number, $"{i.Facts}", i.Refused is { } refused ? $"{refused.Reason} {refused.WayOn}" : "")).Rendered);
        if (incidents.Any(i => i.Refused is not null)) throw new CheckFailedException();
    }

    private static Option<string> Basis()
    {
        var basis = new Option<string>("--basis") { Description = "Why it may: request-of-the-person, end-of-retention, order-of-a-court or recorded-by-mistake.", Required = true };
        basis.AcceptOnlyFromAmong("request-of-the-person", "end-of-retention", "order-of-a-court", "recorded-by-mistake");
        return basis;
    }

    private static Option<string?> Why() => new("--reason") { Description = "Why, in words; it stands on the incidents." };
}
