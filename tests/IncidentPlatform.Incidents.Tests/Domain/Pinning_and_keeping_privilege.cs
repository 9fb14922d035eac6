using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Pinning_and_keeping_privilege
{
    private const string Lex = "lex";

    [Fact]
    public void A_pinned_fact_shows_until_it_is_unpinned()
    {
        var story = ACommandedIncident().Given(new NoteAdded("Read this first"));
        var note = story.Recorded[^1].Id;

        story.When((i, _) => Pinning.Pin(i!, note)).Then(new FactPinned(note)).When((i, _) => Pinning.Pin(i!, note)).ThenNothing();
        Timeline.Of(story.Recorded).Where(r => r.Pinned).Select(r => r.FactId).Should().Equal(note);

        story.When((i, _) => Pinning.Unpin(i!, note)).Then(new FactUnpinned(note)).When((i, _) => Pinning.Unpin(i!, note)).ThenNothing();
        Timeline.Of(story.Recorded).Should().NotContain(r => r.Pinned);
    }

    [Fact]
    public void So_many_may_be_pinned() => ACommandedIncident()
        .Given([.. Enumerable.Range(0, Pinning.Most).Select(_ => new FactPinned(Guid.CreateVersion7()))])
        .When((i, _) => Pinning.Pin(i!, Guid.CreateVersion7()))
        .ThenRefused("too-many-pins");

    [Fact]
    public void Privileged_notes_are_written_by_legal_and_by_the_counsel()
    {
        ACommandedIncident()
            .When((i, now) => Privileged.AddNote(i!, "We may be liable", Actor.Person(Grace), ofLegal: true, null, now))
            .Then(new PrivilegedNoteAdded("We may be liable"));
        ACommandedIncident()
            .Given(new RoleAssigned(IncidentRoles.LegalCounsel, Lex, RoleBasis.Assigned, Acknowledged: true))
            .When((i, now) => Privileged.AddNote(i!, "We may be liable", Actor.Person(Lex), ofLegal: false, null, now))
            .Then<PrivilegedNoteAdded>();
        ACommandedIncident()
            .When((i, now) => Privileged.AddNote(i!, "We may be liable", Actor.Person(Ada), ofLegal: false, null, now))
            .ThenRefused("only-legal");
    }

    [Fact]
    public void A_correction_cannot_give_a_privileged_note_away() => ACommandedIncident()
        .When((_, now) => Declaration.Correct(new FactCorrected(Guid.CreateVersion7(), "Wrong", CorrectedText: "We are liable"), new PrivilegedNoteAdded("We may be liable"), now))
        .ThenRefused("privileged-not-corrected");

    [Fact]
    public void The_feed_never_carries_privileged_words()
    {
        var story = ACommandedIncident().Given(new PrivilegedNoteAdded("We may be liable"));

        var published = Publishing.Publishing.From(Guid.CreateVersion7(), story.Recorded[^1], story.State!);

        published.Type.Should().Be("PrivilegedNoteAdded");
        published.Data.EnumerateObject().Should().BeEmpty();
    }

    [Fact]
    public void A_correction_shows_beside_what_it_corrects_and_each_part_keeps_its_last_one()
    {
        var story = ACommandedIncident().Given(new NoteAdded("Deployed at nine"));
        var note = story.Recorded[^1];
        story.Given(
            new FactCorrected(note.Id, "Wrong log", note.OccurredAt.AddHours(-1)),
            new FactCorrected(note.Id, "Misspelt", CorrectedText: "Deployed at eight"));

        Timeline.Of(story.Recorded).Single(r => r.FactId == note.Id).Should().BeEquivalentTo(new
        {
            OccurredAt = note.OccurredAt.AddHours(-1),
            ToldFor = note.OccurredAt,
            Text = "Deployed at eight",
            ToldAs = "Deployed at nine",
            Correction = "Misspelt",
            CorrectedBy = story.Recorded[^1].Id,
        });
    }
}
