using System.Text.Json;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Incidents.Features.Commanding;

/// <summary>What each role of an incident is for and what it takes: data that comes with the service.</summary>
public static class RoleCatalogue
{
    /// <param name="Name">Stable kebab-case name.</param>
    /// <param name="Title">What people call it.</param>
    /// <param name="Definition">What the holder answers for.</param>
    /// <param name="RequiredSkills">What the holder must know and be able to do.</param>
    /// <param name="NotTogetherWith">Roles that the same person cannot hold on the same incident.</param>
    public sealed record Role(
        [property: System.Text.Json.Serialization.JsonPropertyName("role")] string Name,
        string Title, string Definition, IReadOnlyList<string> RequiredSkills, IReadOnlyList<string> NotTogetherWith);

    public sealed record Answer(IReadOnlyList<Role> Roles);

    /// <summary>Every role of an incident.</summary>
    public static IReadOnlyList<Role> All { get; } = Load();

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/roles", () => TypedResults.Ok(new Answer(All)))
        .WithTags("command").WithSummary("The roles of an incident: what each is for, and what it takes.")
        .Produces<Answer>();

    private static IReadOnlyList<Role> Load()
    {
        using var file = typeof(RoleCatalogue).Assembly.GetManifestResourceStream("Roles.roles.json")
            ?? throw new InvalidOperationException("The catalogue of roles is not part of this build.");
        return JsonSerializer.Deserialize<IReadOnlyList<Role>>(file, Wire.Json) ?? throw new InvalidOperationException("The catalogue of roles is empty.");
    }
}
