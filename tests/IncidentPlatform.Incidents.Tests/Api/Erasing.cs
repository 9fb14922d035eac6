using System.Net;
using IncidentPlatform.Chain;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class Erasing(RunningIncidents running)
{
    private const string Request = "request-of-the-person";

    private IIncidents Legal => running.As("counsel", OrganisationRoles.Legal);
    private string Database => running.Platform.Databases[Origins.Incidents];

    [Fact]
    public async Task A_person_takes_their_words_out_of_every_table_and_leaves_the_chain_whole()
    {
        var (person, word) = APerson();
        var id = await DeclaredBy(person, word);
        await running.As("ada").AddNote(id, new Words($"Called {word} back"));
        await running.As("ada").AddNote(id, new Words("Nothing of them"));
        await running.As("ada").Correct(id, new FactCorrected((await FactsOf(id, "FindingRecorded")).Single().Id, "Wrong", CorrectedText: $"{word} meant the other shop"));
        var note = (await FactsOf(id, "NoteAdded"))[0];
        (await EveryTable.Holding(Database, word)).Should().Contain(["public.mt_events", "public.mt_doc_incident"]);

        var erased = await Legal.ErasePerson(person, new ErasePerson(Request, "They asked", [note.Id]));

        var incident = erased.Incidents.Should().ContainSingle().Subject;
        incident.Should().BeEquivalentTo(new { Id = Guid.Parse(id), Facts = 5, Refused = (ErasureRefused?)null });
        (await EveryTable.Holding(Database, word)).Should().BeEmpty();
        var fact = (await FactsOf(id, "Erased")).Should().ContainSingle().Subject;
        fact.Id.Should().Be(incident.ErasureId!.Value);
        fact.Actor.Should().Be(new FactActor("person", "counsel"));
        fact.As<Erased>().Should().BeEquivalentTo(new { Basis = Request, Person = person, Reason = "They asked" });
        fact.As<Erased>().Facts.Should().HaveCount(5).And.Contain(note.Id);
        (await Legal.VerifyChain(id)).Should().BeEquivalentTo(new { Intact = true, Faults = Array.Empty<string>() });
        (await Exported(id)).Intact.Should().BeTrue();
    }

    [Fact]
    public async Task A_person_leaves_everything_readable()
    {
        var (person, word) = APerson();
        var id = await DeclaredBy(person, word);
        await Legal.ErasePerson(person, new ErasePerson(Request));

        var incident = await running.As("ada").Get(id);
        incident.Should().BeEquivalentTo(new { Title = Blank.Mark, Summary = Blank.Mark, Severity = "P2", Status = "investigating" });
        (await running.As("ada").List(new IncidentFilter(Service: $"search-{person}"))).Items.Should().ContainSingle().Which.Title.Should().Be(Blank.Mark);
        var rows = (await running.As("ada").GetTimeline(id)).Items;
        rows.Select(r => r.Text).Should().Contain([$"P2 declared: {Blank.Mark}", $"Finding: {Blank.Mark}", "Words of 3 facts erased"]);
        (await running.As("ada").GetCommand(id)).Commander.Should().Be("standing-commander");

        await running.As("ada").Retitle(id, new Retitle("Search fails"));
        (await running.As("ada").Get(id)).Should().BeEquivalentTo(new { Title = "Search fails", Summary = Blank.Mark });
        (await running.As("ada").VerifyChain(id)).Intact.Should().BeTrue();
    }

    [Fact]
    public async Task Again_finds_nothing_left()
    {
        var (person, word) = APerson();
        var id = await DeclaredBy(person, word);
        (await Legal.ErasePerson(person, new ErasePerson(Request, "They asked"))).Incidents.Single().Facts.Should().Be(3);

        (await Legal.ErasePerson(person, new ErasePerson(Request, "They asked"))).Incidents.Should().OnlyContain(i => i.Facts == 0 && i.ErasureId == null);
        (await FactsOf(id, "Erased")).Should().ContainSingle();
    }

    [Fact]
    public async Task Is_refused_under_a_legal_hold_which_says_the_way_on()
    {
        var (person, word) = APerson();
        var id = await DeclaredBy(person, word);
        await Legal.SetLegalHold(id, new SetLegalHold(true, "Evidence"));
        (await Legal.Get(id)).LegalHold.Should().BeEquivalentTo(new { By = "counsel" });

        var refused = (await Legal.ErasePerson(person, new ErasePerson(Request))).Incidents.Single();
        var declared = (await FactsOf(id, "IncidentDeclared")).Single();
        refused.Facts.Should().Be(0);
        refused.Refused!.Code.Should().Be("legal-hold");
        refused.Refused.WayOn.Should().Contain("lifted");
        (await Refused(() => Legal.EraseFacts(id, new EraseFacts([declared.Id], "order-of-a-court")))).Code.Should().Be("legal-hold");
        (await EveryTable.Holding(Database, word)).Should().NotBeEmpty();

        await Legal.SetLegalHold(id, new SetLegalHold(false, "Settled"));
        (await Legal.ErasePerson(person, new ErasePerson(Request))).Incidents.Single().Facts.Should().Be(3);
    }

    [Fact]
    public async Task Of_named_facts_leaves_the_others()
    {
        var id = await running.Declare("erasing-facts");
        var secret = $"hunter{Guid.CreateVersion7():N}";
        var note = (await running.As("ada").AddNote(id, new Words($"The password is {secret}"))).Facts.Single().Id;
        await running.As("ada").AddNote(id, new Words("This one stays"));

        var erased = await Legal.EraseFacts(id, new EraseFacts([note], "recorded-by-mistake", "A password"));

        erased.Facts.Should().Be(1);
        (await EveryTable.Holding(Database, secret)).Should().BeEmpty();
        (await running.As("ada").GetTimeline(id)).Items.Select(r => r.Text).Should().Contain([Blank.Mark, "This one stays", "Words of 1 fact erased: A password"]);
        (await Refused(() => Legal.EraseFacts(id, new EraseFacts([Guid.CreateVersion7()], "recorded-by-mistake")))).Code.Should().Be("not-found");
    }

    [Fact]
    public async Task Takes_the_reason_of_a_silence_along()
    {
        var (person, word) = APerson();
        var author = running.As(person, OrganisationRoles.Responder);
        var silence = await author.SetSilence(new SetSilence(
            [new AlertCondition("service", Values: ["erasing-silence"])], word, new ClockFile(running.Platform.ClockFile, TimeProvider.System).Now.AddHours(1)));

        (await Legal.ErasePerson(person, new ErasePerson(Request))).Silences.Should().Be(1);

        (await EveryTable.Holding(Database, word)).Should().BeEmpty();
        (await author.ListSilences()).Single(s => s.Id == silence.Id).Reason.Should().Be(Blank.Mark);
    }

    [Fact]
    public async Task Is_found_where_the_fact_that_names_it_is_taken_away_in_the_export()
    {
        var (person, word) = APerson();
        var id = await DeclaredBy(person, word);
        await Legal.ErasePerson(person, new ErasePerson(Request));

        var lines = (await ExportOf(id)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.Contains("\"type\":\"Erased\"", StringComparison.Ordinal));
        var report = await ExportCheck.Of(new StringReader(string.Join('\n', lines)), null, default);

        report.Broken[Guid.Parse(id)].Faults.Should().Contain(f => f.Contains("(IncidentDeclared): its personal members were removed without a fact that says so", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Takes_along_what_a_sibling_had_reported_once_it_says_so()
    {
        var id = await running.Declare("erasing-copies");
        var word = $"zeppelin{Guid.CreateVersion7():N}";
        var opened = Report(id, new WarRoomOpened($"incident-{word}", $"https://rooms.example.org/{word}", null, []));
        await running.Publish(opened);
        await Eventually.Some(async () => (await running.FactsOf(id)).Contains("WarRoomOpened") ? "there" : null, "the room is a fact");

        await running.Publish(Report(id, new ErasureCarriedOut(Guid.CreateVersion7(), Origins.Communications, [opened.Id], Request)));
        await Eventually.Some(async () => (await running.FactsOf(id)).Contains("ErasureCarriedOut") ? "there" : null, "the sibling has reported");

        (await running.FactsOf(id)).Should().EndWith(["Erased", "ErasureCarriedOut"]);
        (await EveryTable.Holding(Database, word)).Should().BeEmpty();
        (await running.As("ada").VerifyChain(id)).Intact.Should().BeTrue();
    }

    [Fact]
    public async Task Is_for_legal_and_admins_only()
    {
        foreach (var path in new[] { "people/ada/erasure", "incidents/INC-2026-0001/erasures" })
        {
            using var refused = await running.Post(path, """{"basis":"request-of-the-person","facts":[]}""", running.Platform.Token("ada", OrganisationRoles.Responder, OrganisationRoles.Auditor));
            refused.StatusCode.Should().Be(HttpStatusCode.Forbidden, path);
        }

        (await Refused(async () => await running.As("ada").SetLegalHold(await running.Declare("not-legal"), new SetLegalHold(true, "Because")))).Code.Should().Be("only-legal");
    }

    private static (string Person, string Word) APerson() => ($"p-{Guid.CreateVersion7():N}", $"zeppelin{Guid.CreateVersion7():N}");

    /// <summary>Declared by the person with a summary, a finding and a hypothesis: three facts of theirs, each with the word.</summary>
    private async Task<string> DeclaredBy(string person, string word)
    {
        var they = running.As(person);
        var id = (await they.Declare(new DeclareIncident($"Search fails for {word}", "P2", [$"search-{person}"], $"{word} cannot search"))).Id.ToString();
        await they.RecordFinding(id, new Words($"{word} has an old browser"));
        await they.StateHypothesis(id, new Words($"It is {word}'s browser"));
        return id;
    }

    private async Task<IReadOnlyList<IncidentFact>> FactsOf(string id, string type) =>
        [.. (await running.As("ada").ListFacts(id, pageSize: 200)).Items.Where(f => f.Type == type)];

    private async Task<ExportReport> Exported(string id) => await ExportCheck.Of(new StringReader(await ExportOf(id)), null, default);

    private async Task<string> ExportOf(string id)
    {
        using var export = new StreamReader(await running.As("alan", OrganisationRoles.Auditor).ExportIncident(id));
        return await export.ReadToEndAsync();
    }

    private static async Task<Problem> Refused(Func<Task> call) => (await call.Should().ThrowAsync<ProblemException>()).Which.Problem;

    private static ReportedFact Report(string incident, object fact) => new(
        Guid.CreateVersion7(), Guid.Parse(incident), fact.GetType().Name, Origins.Communications, TimeProvider.System.GetUtcNow(),
        new FactActor("service", Origins.Communications), null, 1, Wire.ToData(fact));
}
