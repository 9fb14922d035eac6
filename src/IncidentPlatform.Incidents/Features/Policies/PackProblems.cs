using System.Globalization;
using System.Text.Json;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Features.Policies;

/// <summary>Why a policy pack is not taken, or not found.</summary>
internal static class PackProblems
{
    public static IResult NoObject =>
        Problems.Invalid("malformed", "The body is no JSON object.", "Send a policy pack; /packs/schema says what it looks like.");

    /// <summary>The body as JSON; null where it is no object.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static async Task<JsonDocument?> Read(HttpRequest request, CancellationToken ct)
    {
        var body = await JsonDocument.ParseAsync(request.Body, default, ct);
        if (body.RootElement.ValueKind == JsonValueKind.Object)
        {
            return body;
        }

        body.Dispose();
        return null;
    }

    public static IResult Faulty(string name, IReadOnlyList<Fault> faults)
    {
        var problem = Problems.Describe(
            StatusCodes.Status400BadRequest, "pack-invalid",
            $"The policy pack '{name}' has {(faults.Count == 1 ? "1 fault" : $"{faults.Count.ToString(CultureInfo.InvariantCulture)} faults")}, so it was not stored.",
            "Correct each that is named in errors, and send it again.");
        problem.Extensions["errors"] = faults.GroupBy(f => f.Member).ToDictionary(g => g.Key, g => g.Select(f => f.What).ToArray());
        return TypedResults.Problem(problem);
    }

    public static IResult Unknown(string name, int? version = null) => Problems.Of(NotThere(name, version));

    public static Rejection NotThere(string name, int? version) => new(
        "pack-unknown", $"There is no policy pack '{Named(name, version)}'.", "Use one of the list of policy packs, or leave it out for the pack 'default'.",
        RejectionKind.Invalid);

    public static IResult Stale(int newest)
    {
        var problem = Problems.Describe(
            StatusCodes.Status412PreconditionFailed, "stale-version",
            $"It has moved on: the newest version is {newest.ToString(CultureInfo.InvariantCulture)}.", "Read it again, and send your change of that with its ETag in If-Match.");
        problem.Extensions["currentVersion"] = newest;
        return TypedResults.Problem(problem);
    }

    internal static string Named(string name, int? version) => version is { } wanted ? string.Create(CultureInfo.InvariantCulture, $"{name}/{wanted}") : name;
}
