using System.Reflection;
using System.Text.Json;
using IncidentPlatform.Chain;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Contracts.Tests;

/// <summary>A fact whose words were erased is read everywhere as before, and says nothing.</summary>
public sealed class ErasedFacts
{
    private static readonly FactEnvelope Envelope = new(1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, Actor.Person("ada"), "incidents", null, 0);

    /// <summary>Every fact of every service that holds words of people.</summary>
    public static TheoryData<string, string> WithWords { get; } = [.. new[] { "Kernel", "Incidents", "Communications", "Escalation", "PostMortems" }
        .SelectMany(service => Assembly.Load($"IncidentPlatform.{service}").GetTypes())
        .Where(t => t is { IsPublic: true, IsAbstract: false } && PersonalOf(t).Any())
        .Select(t => new TheoryDataRow<string, string>(t.Assembly.GetName().Name!, t.FullName!))];

    [Fact]
    public void Are_of_all_services() => WithWords.Select(r => r.Data.Item1).Distinct().Should().HaveCount(5);

    [Theory]
    [MemberData(nameof(WithWords))]
    public void Are_read_and_say_nothing(string assembly, string name)
    {
        var type = Assembly.Load(assembly).GetType(name)!;
        foreach (var sample in new[] { Sample.Full(type), Sample.Least(type) })
        {
            var data = JsonSerializer.SerializeToElement(sample, type, Wire.Json);
            var personal = Linking.Link("", Guid.Empty, Guid.Empty, type.Name, Envelope, sample).Personal;

            var read = JsonSerializer.Deserialize(Blank.Out(data, personal), type, Wire.Json)!;

            foreach (var member in PersonalOf(type))
                JsonSerializer.Serialize(type.GetProperty(member)!.GetValue(read), Wire.Json).Replace(Blank.Mark, "", StringComparison.Ordinal)
                    .Should().NotContain("the ", "{0} of {1} holds no word of the sample any more", member, type.Name);
            if (FactTypes.All.Contains(type))
                TimelineText.Of(read).Should().NotBeNullOrWhiteSpace();
        }
    }

    [Theory]
    [MemberData(nameof(WithWords))]
    public void Keep_non_null_what_was_not_null(string assembly, string name)
    {
        var type = Assembly.Load(assembly).GetType(name)!;
        var sample = Sample.Grown(type);
        var data = JsonSerializer.SerializeToElement(sample, type, Wire.Json);
        var read = JsonSerializer.Deserialize(Blank.Out(data, Linking.Link("", Guid.Empty, Guid.Empty, type.Name, Envelope, sample).Personal), type, Wire.Json)!;

        foreach (var member in PersonalOf(type))
            type.GetProperty(member)!.GetValue(read).Should().NotBeNull("{0} of {1} can be shown", member, type.Name);
    }

    [Fact]
    public void Show_one_mark() => Blank.Mark.Should().Be(Erased.Mark);

    private static IEnumerable<string> PersonalOf(Type type) => type.GetConstructors().SelectMany(c => c.GetParameters())
        .Where(p => p.IsDefined(typeof(PersonalAttribute))).Select(p => p.Name!)
        .Union(type.GetProperties().Where(p => p.IsDefined(typeof(PersonalAttribute))).Select(p => p.Name));
}
