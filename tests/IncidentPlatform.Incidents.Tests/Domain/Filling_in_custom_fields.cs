using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Filling_in_custom_fields
{
    private static readonly CustomField[] Known =
    [
        new("region", CustomFieldKind.Choice, Choices: ["eu", "us"]),
        new("machines", CustomFieldKind.Number),
        new("found-on", CustomFieldKind.Date),
        new("vendor-contact", CustomFieldKind.Person),
        new("what-broke", CustomFieldKind.Text),
    ];

    private static readonly IncidentType Outage = new(
        "outage", [new("region", FieldRequirement.Declaration), new("what-broke", FieldRequirement.Resolution), new("machines", FieldRequirement.Never)]);

    [Fact]
    public void Values_are_set_changed_and_cleared() => ACommandedIncident()
        .When((i, _) => CustomFields.Set(i!, Values(("region", "eu"), ("machines", "-12.5")), Known))
        .Then<CustomFieldsSet>(e => e.Fields.Should().BeEquivalentTo(new Dictionary<string, string> { ["region"] = "eu", ["machines"] = "-12.5" }))
        .When((i, _) => CustomFields.Set(i!, Values(("region", "eu"), ("machines", null), ("found-on", "2026-02-28")), Known))
        .Then<CustomFieldsSet>(e => (e.Fields.Single(), e.Cleared.Single()).Should().Be((KeyValuePair.Create("found-on", "2026-02-28"), "machines")))
        .When((i, _) => CustomFields.Set(i!, Values(("region", "eu"), ("machines", null)), Known))
        .ThenNothing()
        .State!.CustomFields.Should().BeEquivalentTo(new Dictionary<string, string> { ["region"] = "eu", ["found-on"] = "2026-02-28" });

    [Fact]
    public void Every_fault_is_named_at_once() => ACommandedIncident()
        .When((i, _) => CustomFields.Set(
            i!,
            Values(("region", "mars"), ("machines", "many"), ("found-on", "2026-02-30"), ("vendor-contact", "Ada Lovelace"), ("what-broke", " "), ("colour", "red")),
            Known))
        .ThenRefused("fields-invalid")
        .Outcome.Refusal!.Reason.Should().ContainAll("region", "machines", "found-on", "vendor-contact", "what-broke", "colour is no custom field");

    [Fact]
    public void A_declaration_brings_its_type_and_fields() => Nothing()
        .When((i, now) => CustomFields.Declare(Declared(i, now), Outage, Values(("region", "eu")), Known))
        .Then<IncidentTyped>()
        .Then<CustomFieldsSet>()
        .State!.Should().Match<Incident>(i => i.Type == "outage" && i.CustomFields["region"] == "eu" && i.Commander == Ada);

    [Fact]
    public void A_declaration_without_type_and_fields_is_as_before() => Nothing()
        .When((i, now) => CustomFields.Declare(Declared(i, now), null, Values(), Known))
        .Then<IncidentDeclared>()
        .Outcome.Facts.Should().HaveCount(3);

    [Fact]
    public void A_declaration_is_refused_where_a_field_is_missing_or_wrong() => Nothing()
        .When((i, now) => CustomFields.Declare(Declared(i, now), Outage, Values(("machines", "1")), Known))
        .ThenRefused("fields-missing")
        .When((i, now) => CustomFields.Declare(Declared(i, now), Outage, Values(("region", "mars")), Known))
        .ThenRefused("fields-invalid");

    [Fact]
    public void Resolved_waits_for_the_fields_that_the_type_needs_by_then() => AStableFix()
        .Given(new IncidentTyped("outage"))
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Actor.Person(Ada), now).Complete(i!, [Outage]))
        .ThenRefused("fields-missing")
        .When((i, _) => CustomFields.Set(i!, Values(("region", "eu"), ("what-broke", "The pool")), Known))
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Actor.Person(Ada), now).Complete(i!, [Outage]))
        .Then<IncidentResolved>();

    [Fact]
    public void The_type_may_be_said_later_and_fields_raise_no_revision()
    {
        var story = ACommandedIncident();
        var revision = story.State!.Revision;

        story.When((i, _) => CustomFields.Type(i!, Outage)).Then(new IncidentTyped("outage")).When((i, _) => CustomFields.Type(i!, Outage)).ThenNothing();
        story.Given(new CustomFieldsSet(new Dictionary<string, string> { ["region"] = "eu" }, [])).State!.Revision.Should().Be(revision);
    }

    [Fact]
    public void What_is_configured_is_looked_at_too()
    {
        CustomFieldFaults.Of(new CustomField("region", CustomFieldKind.Choice, Choices: ["eu"])).Should().BeEmpty();
        CustomFieldFaults.Of(new CustomField("Region 1", CustomFieldKind.Choice)).Should().HaveCount(2);
        CustomFieldFaults.Of(new CustomField("region", CustomFieldKind.Text, Choices: ["eu", "eu", ""])).Should().HaveCount(3);
        CustomFieldFaults.Of(Outage, Known).Should().BeEmpty();
        CustomFieldFaults.Of(new IncidentType("outage", [new("region", FieldRequirement.Never), new("region", FieldRequirement.Never), new("colour", FieldRequirement.Never)]), Known)
            .Should().Equal("colour is no custom field", "region is there twice");
    }

    private static Decision Declared(Incident? incident, DateTimeOffset now) => Declaration.Declare(
        incident, Worlds.Declared, PolicyPacks.Default.Resolve(Severity.P1), new FirstCommander(Ada, RoleBasis.Roster, 3), now);

    private static Dictionary<string, string?> Values(params (string Name, string? Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value);
}
