using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Publishing;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Contracts.Tests;

/// <summary>Every fact of an incident travels as the record of its name, and what was written once can be read for ever.</summary>
public sealed class FactContracts
{
    private static readonly JsonSerializerOptions Indented = new(Wire.Json) { WriteIndented = true, NewLine = "\n" };

    private static readonly Dictionary<string, Type> Contracts = typeof(IncidentFact).Assembly.GetTypes()
        .Where(t => t.Namespace == "IncidentPlatform.Contracts.Facts")
        .ToDictionary(t => t.Name);

    public static IEnumerable<object[]> Facts => FactTypes.All.Select(t => new object[] { t.Name });

    /// <summary>Facts that have members in their body: they were added after the first version.</summary>
    public static IEnumerable<object[]> Grown => FactTypes.All.Where(t => Write(Sample.Grown(t)) != Write(Sample.Full(t))).Select(t => new object[] { t.Name });

    [Fact]
    public void There_is_a_contract_for_each_fact_and_a_fact_for_each_contract()
    {
        var parts = Contracts.Values.Where(t => Contracts.Values.Any(other => Members(other).Any(m => Within(m.PropertyType) == t))).Select(t => t.Name);

        Contracts.Keys.Except(parts).Should().BeEquivalentTo(FactTypes.All.Select(t => t.Name));
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_travels_unchanged(string fact)
    {
        var domain = DomainType(fact);
        foreach (var sample in new[] { Sample.Full(domain), Sample.Least(domain), Sample.Grown(domain) })
        {
            var sent = Write(sample);
            var received = JsonSerializer.Deserialize(sent, Contracts[fact], Wire.Json)!;
            Write(received).Should().Be(sent);
            Write(JsonSerializer.Deserialize(Write(received), domain, Wire.Json)!).Should().Be(sent);
        }
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_is_written_as_approved(string fact) =>
        Golden.Approve($"{fact}.v1.json", Write(Sample.Full(DomainType(fact))));

    [Theory]
    [MemberData(nameof(Grown))]
    public void A_fact_that_grew_is_written_as_approved(string fact) =>
        Golden.Approve($"{fact}.v2.json", Write(Sample.Grown(DomainType(fact))));

    [Theory]
    [MemberData(nameof(Grown))]
    public void A_fact_that_grew_is_read_as_it_was_written_before(string fact)
    {
        foreach (var type in new[] { Contracts[fact], DomainType(fact) })
        {
            Write(JsonSerializer.Deserialize(Golden.Read($"{fact}.v1.json"), type, Wire.Json)!).Should().Be(Golden.Read($"{fact}.v1.json"));
        }
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_with_members_not_known_yet_is_read(string fact)
    {
        var newer = JsonNode.Parse(Golden.Read($"{fact}.v1.json"))!.AsObject();
        newer["addedLater"] = new JsonObject { ["deep"] = true };

        var read = JsonSerializer.Deserialize(newer, Contracts[fact], Wire.Json)!;

        Write(read).Should().Be(Golden.Read($"{fact}.v1.json"));
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Of_a_restricted_incident_a_fact_travels_without_its_words_and_is_read_all_the_same(string fact)
    {
        var sent = Words.Withheld(Sample.Full(DomainType(fact)));

        JsonSerializer.Deserialize(sent, Contracts[fact], Wire.Json).Should().NotBeNull();
        sent.EnumerateObject().Select(m => m.Name)
            .Intersect(Members(DomainType(fact)).Where(m => m.IsDefined(typeof(PersonalAttribute))).Select(m => JsonNamingPolicy.CamelCase.ConvertName(m.Name!)))
            .Should().BeEmpty();
    }

    private static Type DomainType(string fact) => FactTypes.All.Single(t => t.Name == fact);

    private static string Write(object fact) => JsonSerializer.Serialize(fact, fact.GetType(), Indented) + "\n";

    private static PropertyInfo[] Members(Type type) => type.GetProperties();

    private static Type Within(Type type) => type.IsGenericType ? type.GetGenericArguments()[^1] : type;
}
