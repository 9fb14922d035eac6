using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Packs;

namespace IncidentPlatform.Incidents.Features.Policies;

/// <summary>Says all that is wrong with a policy pack, and stores nothing.</summary>
public static class ValidatePack
{
    /// <param name="Valid">Whether it would be stored.</param>
    /// <param name="Faults">Every fault, by its place in the pack.</param>
    public sealed record Answer(bool Valid, IReadOnlyList<Fault> Faults);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/packs/validation", async (HttpRequest request, CancellationToken ct) =>
        {
            using var body = await PackProblems.Read(request, ct);
            if (body is null)
            {
                return PackProblems.NoObject;
            }

            var read = PackReading.Of(body.RootElement);
            return TypedResults.Ok(new Answer(read.Faults.Count == 0, read.Faults));
        })
        .RequireRole(IncidentCommands.Acting)
        .Accepts<PackContent>("application/json")
        .WithTags("policy").WithSummary("Says all that is wrong with a policy pack, and stores nothing.")
        .Produces<Answer>().ProducesProblem(400).ProducesProblem(415);
}
