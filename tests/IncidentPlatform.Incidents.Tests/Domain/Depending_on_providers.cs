using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Depending_on_providers
{
    private const string Paywell = "paywell";
    private static readonly UpstreamProvider Known = new() { Name = "Paywell", PublicWording = "our payment processing partner" };
    private static readonly UpstreamReport Down = new(UpstreamStatus.MajorOutage, "Payments fail", "https://status.example.com/1");

    [Fact]
    public void Needs_a_provider_that_the_catalogue_knows_and_an_incident_that_is_not_over()
    {
        ACommandedIncident().When((i, _) => Depending.Declare(i!, Paywell, Known))
            .Then(new UpstreamDependencyDeclared(Paywell, "Paywell", "our payment processing partner"))
            .When((i, _) => Depending.Declare(i!, Paywell, Known)).ThenNothing();
        ACommandedIncident().When((i, _) => Depending.Declare(i!, Paywell, null)).ThenRefused("provider-unknown");
        AClosedIncident().When((i, _) => Depending.Declare(i!, Paywell, Known)).ThenRefused("incident-over");
    }

    [Fact]
    public void Again_under_another_wording_keeps_what_is_known_of_the_provider()
    {
        var story = ADependentIncident().When((i, now) => Depending.Observe(i!, Paywell, Down, now));

        story.When((i, _) => Depending.Declare(i!, Paywell, Known with { PublicWording = "our partner for payments" })).Then<UpstreamDependencyDeclared>();

        story.State!.Upstream.Dependencies[Paywell].Should().Match<UpstreamDependency>(d => d.PublicWording == "our partner for payments" && d.Status == UpstreamStatus.MajorOutage);
    }

    [Fact]
    public void Stays_within_bounds()
    {
        var story = ACommandedIncident();
        for (var n = 0; n < Depending.MostProviders; n++)
        {
            story.Given(new UpstreamDependencyDeclared($"p{n}", "P", "a partner"));
        }

        story.When((i, _) => Depending.Declare(i!, Paywell, Known)).ThenRefused("too-many-providers");
    }

    [Fact]
    public void Reads_of_a_status_page_become_a_fact_only_where_they_are_news()
    {
        var story = ADependentIncident().When((i, now) => Depending.Observe(i!, Paywell, Down, now))
            .Then(new UpstreamStatusChanged(Paywell, UpstreamStatus.Unknown, UpstreamStatus.MajorOutage, UpstreamSource.StatusPage, Down.Words, Down.Link));

        story.When((i, now) => Depending.Observe(i!, Paywell, Down, now)).ThenNothing();
        story.When((i, now) => Depending.Observe(i!, Paywell, Down with { Words = "We know why" }, now)).ThenNothing();
        story.After(Depending.BetweenWords).When((i, now) => Depending.Observe(i!, Paywell, Down with { Words = "We know why" }, now)).Then<UpstreamStatusChanged>();
        story.When((i, now) => Depending.Observe(i!, Paywell, new UpstreamReport(UpstreamStatus.Operational), now)).Then<UpstreamStatusChanged>();
        story.When((i, now) => Depending.Observe(i!, "other", Down, now)).ThenNothing();
        AClosedIncident().Given(new UpstreamDependencyDeclared(Paywell, "Paywell", "a partner"))
            .When((i, now) => Depending.Observe(i!, Paywell, Down, now)).ThenNothing();
    }

    [Fact]
    public void May_be_heard_of_from_a_person_too()
    {
        ADependentIncident().When((i, now) => Depending.Report(i!, Paywell, Down, null, now))
            .Then<UpstreamStatusChanged>(e => e.Source.Should().Be(UpstreamSource.Person))
            .When((i, now) => Depending.Report(i!, Paywell, Down, null, now)).ThenNothing();
        ACommandedIncident().When((i, now) => Depending.Report(i!, Paywell, Down, null, now)).ThenRefused("provider-not-declared");
        ADependentIncident().When((i, now) => Depending.Report(i!, Paywell, Down with { Link = "javascript:x" }, null, now)).ThenRefused("link-invalid");
        ADependentIncident().When((i, now) => Depending.Report(i!, Paywell, Down with { Words = new string('x', 1001) }, null, now)).ThenRefused("text-too-long");
        ADependentIncident().When((i, now) => Depending.Report(i!, Paywell, Down, now.AddMinutes(1), now)).ThenRefused("in-the-future");
    }

    [Fact]
    public void A_fallback_is_recorded_once_with_who_activated_it()
    {
        var activated = new FallbackActivated("checkout", "second acquirer", Linus, Paywell);
        ADependentIncident().When((i, now) => Depending.FallBack(i!, activated, null, now)).Then(activated)
            .When((i, now) => Depending.FallBack(i!, activated, null, now)).ThenNothing();
        ACommandedIncident().When((i, now) => Depending.FallBack(i!, activated, null, now)).ThenRefused("provider-not-declared");
        ADependentIncident().When((i, now) => Depending.FallBack(i!, activated with { Fallback = " " }, null, now)).ThenRefused("text-missing");
        ADependentIncident().When((i, now) => Depending.FallBack(i!, activated, now.AddHours(1), now)).ThenRefused("in-the-future");
    }

    [Fact]
    public void What_a_provider_owes_is_recorded_and_may_go_to_customers_by_a_compensation()
    {
        var compensation = Guid.CreateVersion7();
        var credit = new UpstreamCreditRecorded(Guid.CreateVersion7(), Paywell, "7.2", new Money(5000, "EUR"), PassedOn: true, compensation);
        var story = ADependentIncident();

        story.When((i, _) => Depending.Credit(i!, credit)).ThenRefused("compensation-unknown");
        story.Given(new CompensationRequested(compensation, CompensationKind.Credit, new Money(5000, "EUR"), 10, "SLA"))
            .When((i, _) => Depending.Credit(i!, credit)).Then(credit)
            .When((i, _) => Depending.Credit(i!, credit)).ThenNothing();
        story.State!.Upstream.Credits.Should().ContainSingle().Which.CompensationId.Should().Be(compensation);
        AClosedIncident().Given(new UpstreamDependencyDeclared(Paywell, "Paywell", "a partner"))
            .When((i, _) => Depending.Credit(i!, credit with { CompensationId = null })).Then<UpstreamCreditRecorded>();
    }

    [Fact]
    public void A_credit_without_a_provider_a_clause_or_an_amount_is_refused()
    {
        var credit = new UpstreamCreditRecorded(Guid.CreateVersion7(), Paywell, "7.2", new Money(5000, "EUR"), PassedOn: false);
        ACommandedIncident().When((i, _) => Depending.Credit(i!, credit)).ThenRefused("provider-not-declared");
        ADependentIncident().When((i, _) => Depending.Credit(i!, credit with { Clause = "" })).ThenRefused("text-missing");
        ADependentIncident().When((i, _) => Depending.Credit(i!, credit with { Amount = new Money(0, "EUR") })).ThenRefused("credit-invalid");
        ADependentIncident().When((i, _) => Depending.Credit(i!, credit with { Amount = new Money(1, "Euro") })).ThenRefused("credit-invalid");
        ADependentIncident().When((i, _) => Depending.Credit(i!, credit with { CompensationId = Guid.CreateVersion7() })).ThenRefused("credit-invalid");
    }

    [Fact]
    public void Raises_no_revision()
    {
        var story = ADependentIncident();
        var before = story.State!.Revision;

        story.When((i, now) => Depending.Observe(i!, Paywell, Down, now));

        story.State!.Revision.Should().Be(before);
    }

    private static Specification<Incident> ADependentIncident() => ACommandedIncident().When((i, _) => Depending.Declare(i!, Paywell, Known));
}
