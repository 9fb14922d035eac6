using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Validating_a_pack
{
    public static TheoryData<string, string, string> Faults => new()
    {
        // what cannot be read
        { "windows", "null", "is not of the kind expected: an object" },
        { "windows.P1.stabilityWindow", "15", "a duration, such as PT15M" },
        { "windows.P1.stabilityWindow", "\"P15M\"", "is no duration" },
        { "obligations[0].ladder", "{}", "an array" },
        { "obligations[0].repeats", "\"yes\"", "a boolean" },
        { "obligations[0].ladder[0]", "null", "an object" },
        { "materiality.customersAffected", "\"many\"", "an integer" },

        // what would be ignored
        { "obligatons", "[]", "is no member" },
        { "obligations[0].laddr", "[]", "is no member; those are kind, due" },
        { "obligations[0].ladder[0].whom", "\"ada\"", "is no member" },

        // what makes no sense
        { "pack", "\"Two Words\"", "is no name" },
        { "pack", "\"schema\"", "word of the interface" },
        { "windows.P5", """{"stabilityWindow":"PT1M","signalSilence":"PT1M","recoveryWatch":"PT1M","escalationSilence":"PT1M"}""", "is no severity" },
        { "windows.P1.recoveryWatch", "\"-PT1M\"", "is negative" },
        { "windows.P1.signalSilence", "\"PT0S\"", "is shorter than 1 s" },
        { "windows.P1.stabilityWindow", "\"P8D\"", "is longer than" },
        { "cadence.P1", """{"least":"PT1H","most":"PT15M"}""", "no bounds" },
        { "cadence.P1", """{"least":"PT45M","most":"PT1H"}""", "leaves out the usual time, 30 min" },
        { "cadence.P4", """{"least":"PT5M","most":"PT1H"}""", "can never be used" },
        { "cadence.P9", """{"least":"PT5M","most":"PT1H"}""", "is no severity" },
        { "materiality.compensation.currency", "\"euros\"", "ISO 4217" },
        { "obligations[1].kind", "\"commander-acknowledged\"", "is there twice" },
        { "obligations[0].kind", "\"Commander acknowledged\"", "is no name" },
        { "obligations[0].due", "{}", "never owed" },
        { "obligations[0].due.P7", "\"PT5M\"", "is no severity" },
        { "obligations[0].due.P1", "\"-PT5M\"", "is negative" },
        { "obligations[0].due.P1", "\"P400D\"", "is longer than" },
        { "obligations[0].businessDays", """{"P1":0}""", "is not between 1 and 366" },
        { "obligations[0].businessDays", """{"P3":2}""", "is never used" },
        { "obligations[0].openedBy", "[]", "needs at least one fact" },
        { "obligations[0].metBy[0].type", "\"SomethingHappened\"", "is no fact" },
        { "obligations[0].metBy[0].where", """{"raeson":"x"}""", "is no member of PageAcknowledged to compare; those are pageId, person, reason" },
        { "obligations[0].metBy[2].where", """{"acknowledged":"yes"}""", "is never 'yes'; it is one of true, false" },
        { "obligations[6].openedBy[0].where", """{"ratio":"five"}""", "is a number" },
        { "obligations[6].openedBy[0].where", """{"ratio":">five"}""", "compares with no number" },
        { "obligations[0].metBy[1].where", """{"role":">5"}""", "is no number" },
        { "obligations[1].metBy[0].where", """{"services":"checkout"}""", "is no member of AssessmentRecorded to compare" },
        { "obligations[0].owedBy", "\"boss\"", "is no role of an incident" },
        { "obligations[0].owedBy", "\"person\"", "owedByMember" },
        { "obligations[15].dueMember", "\"owner\"", "is no member of ActionItemOpened that holds a time" },
        { "obligations[15].owedByMember", "\"ownr\"", "is no member of ActionItemOpened that holds a text" },
        { "obligations[15].subjectMember", "\"owner\"", "is no member of ActionItemCompleted" },
        { "obligations[0].ladder[0].action", "\"shout\"", "cannot be done" },
        { "obligations[0].ladder[0].after", "\"PT1H\"", "comes before the step above it" },
        { "obligations[0].ladder[1].after", "\"P40D\"", "is longer than" },
        { "obligations[0].ladder[0].who", "null", "somebody has to be reached" },
        { "obligations[2].ladder[1].who", "\"commander\"", "reaches nobody" },
        { "obligations[0].ladder[0].who", "\"the boss\"", "is none of" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Names_what_is_wrong_and_where(string at, string value, string because)
    {
        var pack = ThePack();
        Put(pack, at, JsonNode.Parse(value));

        var faults = Read(pack).Faults;

        faults.Should().ContainSingle().Which.ToString().Should().Contain(because);
        faults[0].Member.Should().StartWith(at.Split('[')[0]);
    }

    [Fact]
    public void Names_every_fault_and_not_the_first()
    {
        var pack = ThePack();
        Put(pack, "windows.P1.recoveryWatch", "-PT1M");
        Put(pack, "obligations[0].laddr", 1);
        Put(pack, "obligations[3].owedBy", "boss");
        Put(pack, "obligations[4].metBy[0].type", "Nothing");

        Read(pack).Faults.Select(f => f.Member).Should().BeEquivalentTo(
            "windows.P1.recoveryWatch", "obligations[0].laddr", "obligations[3].owedBy", "obligations[4].metBy[0].type");
    }

    [Fact]
    public void Names_every_member_that_is_missing() => Read(new JsonObject { ["obligations"] = new JsonArray(new JsonObject()) })
        .Faults.Select(f => f.Member).Should().BeEquivalentTo(
            "windows", "obligations[0].kind", "obligations[0].due", "obligations[0].openedBy", "obligations[0].metBy", "obligations[0].owedBy", "obligations[0].ladder");

    [Fact]
    public void Finds_no_fault_in_what_the_service_brings_along() => Read(ThePack()).Faults.Should().BeEmpty();

    [Fact]
    public void Wants_bounds_where_updates_are_due_sooner_than_the_usual_ones_allow()
    {
        var pack = ThePack();
        Put(pack, "obligations[3].due.P1", "PT3M");
        pack["cadence"]!.AsObject().Remove("P1");

        Read(pack).Faults.Should().ContainSingle().Which.Member.Should().Be("cadence.P1");
    }

    [Fact]
    public void Wants_the_name_that_it_is_stored_under() =>
        PackReading.Of(JsonSerializer.SerializeToElement(ThePack()), "bank").Faults.Should().Equal(new Fault("pack", "'default' is not its name, bank"));

    [Fact]
    public void Finds_a_member_that_is_there_twice()
    {
        using var pack = JsonDocument.Parse(ThePack().ToJsonString().Replace("\"version\":1", "\"version\":1,\"version\":2"));
        PackReading.Of(pack.RootElement).Faults.Should().Equal(new Fault("version", "is there twice"));
    }

    [Fact]
    public void Takes_the_example_of_the_documentation()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Folder, "docs", "policy-packs.md"));
        var example = page.Split("```json\n")[1].Split("```")[0];

        using var pack = JsonDocument.Parse(example);
        PackReading.Of(pack.RootElement, "bank").Faults.Should().BeEmpty();
        Members(PackSchema.Document).Where(m => !page.Contains($"`{m}`", StringComparison.Ordinal)).Should().BeEmpty("the page explains every member");
    }

    [Fact]
    public void Is_by_the_schema_that_everybody_can_read()
    {
        var schema = PackSchema.Document;
        schema["required"]!.AsArray().Select(r => r!.GetValue<string>()).Should().BeEquivalentTo("windows", "obligations");
        schema["additionalProperties"]!.GetValue<bool>().Should().BeFalse();
        var obligation = schema["properties"]!["obligations"]!["items"]!;
        obligation["properties"]!["ladder"]!["items"]!["properties"]!["action"]!["enum"]!.AsArray().Select(a => a!.GetValue<string>())
            .Should().Equal("page", "prompt", "pre-approved-text");
        obligation["properties"]!["due"]!["additionalProperties"]!["format"]!.GetValue<string>().Should().Be("duration");
    }

    internal static JsonObject ThePack() => JsonSerializer.SerializeToNode(PolicyPacks.Default, Wire.Json)!.AsObject();

    private static PackReading Read(JsonObject pack) => PackReading.Of(JsonSerializer.SerializeToElement(pack));

    private static IEnumerable<string> Members(JsonNode? schema) => schema switch
    {
        JsonObject o => [.. (o["properties"] as JsonObject ?? []).Select(p => p.Key), .. o.SelectMany(p => Members(p.Value))],
        _ => [],
    };

    /// <summary>Sets what stands at a place such as <c>obligations[0].ladder[1].who</c>.</summary>
    private static void Put(JsonObject pack, string at, JsonNode? value)
    {
        JsonNode node = pack;
        var steps = at.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        foreach (var step in steps[..^1])
        {
            node = step.StartsWith('[') ? node[int.Parse(step[1..^1])]! : node[step]!;
        }

        if (steps[^1].StartsWith('['))
        {
            node[int.Parse(steps[^1][1..^1])] = value;
        }
        else
        {
            node[steps[^1]] = value;
        }
    }
}
