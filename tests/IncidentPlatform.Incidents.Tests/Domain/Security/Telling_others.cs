using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Security.SecurityWorlds;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain.Security;

/// <summary>What the feed carries of a restricted incident: ids, types, severity, policy and people.</summary>
public sealed class Telling_others
{
    private static readonly Incident Restricted = ARestrictedIncident().State!;

    [Fact]
    public void The_title_and_the_services_stay_here()
    {
        var state = Fed(new NoteAdded("They came in by the printer")).State;

        state.Title.Should().BeNull();
        state.Services.Should().BeEmpty();
        state.Severity.Should().Be("P1");
        state.Access.Should().BeEquivalentTo(new IncidentAccess(true, [Ada, Dora]));
    }

    [Fact]
    public void The_words_of_a_fact_stay_here_and_what_others_act_on_goes()
    {
        var sent = Fed(new FixProposed(TheFix, FixKind.Mitigation, "Unplug the printer", Linus)).Data.GetRawText();

        sent.Should().Be($$"""{"fixId":"{{TheFix}}","kind":"mitigation","implementedBy":"linus"}""");
    }

    [Fact]
    public void What_triggered_it_stays_here_and_its_kind_goes()
    {
        var sent = Fed(Declared).Data.GetRawText();

        sent.Should().NotContain("PaymentsDown").And.NotContain("Payments fail").And.NotContain("checkout");
        sent.Should().Contain("\"alert\"").And.Contain("INC-2026-0001");
    }

    [Fact]
    public void A_text_that_nobody_listed_as_a_code_counts_as_words() =>
        Fed(new MediaAttentionReported(AttentionKind.Media, Sentiment.Negative, 3, "https://news.example/leak")).Data.GetRawText()
            .Should().Be("""{"kind":"media","sentiment":"negative","count":3}""");

    [Fact]
    public void The_policy_goes_whole_with_the_fact_that_adopts_it_and_not_with_each_other()
    {
        var adopting = Fed(new PolicyAdopted(P1));
        adopting.As<Contracts.Facts.PolicyAdopted>().Policy.Obligations.Should().HaveCount(P1.Obligations.Count);
        adopting.State.Policy!.Obligations.Should().HaveCount(P1.Obligations.Count);
        Fed(new NoteAdded("They came in by the printer")).State.Policy.Should().BeNull();
    }

    [Fact]
    public void A_page_keeps_its_reason_which_is_a_code() =>
        Fed(new PageAcknowledged(Guid.CreateVersion7(), Ada, "assessment")).As<Contracts.Facts.PageAcknowledged>().Reason.Should().Be("assessment");

    [Fact]
    public void A_reader_who_is_named_gets_the_words() =>
        Publishing.Publishing.WithWords(Restricted.Id, AFact(new NoteAdded("Printer")), Restricted).As<Contracts.Facts.NoteAdded>().Text.Should().Be("Printer");

    [Fact]
    public void Of_an_incident_that_is_not_restricted_everything_goes()
    {
        var open = ACommandedIncident().State!;

        Publishing.Publishing.From(open.Id, AFact(new NoteAdded("Printer")), open).As<Contracts.Facts.NoteAdded>().Text.Should().Be("Printer");
    }

    private static IncidentFact Fed(object data) => Publishing.Publishing.From(Restricted.Id, AFact(data), Restricted);

    private static Fact AFact(object data) => new(Guid.CreateVersion7(), 9, data, Restricted.DeclaredAt, Restricted.DeclaredAt, Actor.Person(Ada), "incidents");
}
