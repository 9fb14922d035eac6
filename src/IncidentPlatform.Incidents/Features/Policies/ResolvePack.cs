using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;

namespace IncidentPlatform.Incidents.Features.Policies;

/// <summary>What incidents would run by if they adopted a pack that is sent along; nothing is stored.</summary>
public static class ResolvePack
{
    private const string Unnamed = "sent-along";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/packs/resolution", async Task<IResult> (HttpRequest request, CancellationToken ct) =>
        {
            using var body = await PackProblems.Read(request, ct);
            if (body is null)
            {
                return PackProblems.NoObject;
            }

            var read = PackReading.Of(body.RootElement);
            if (read is not { Content: { } content, Faults.Count: 0 })
            {
                return PackProblems.Faulty(Unnamed, read.Faults);
            }

            var pack = content.As(content.Pack ?? Unnamed, 0);
            return TypedResults.Ok<IReadOnlyDictionary<string, ResolvedPolicy>>(
                Enum.GetValues<Severity>().ToDictionary(s => s.ToString(), s => Publishing.Publishing.ContractOf(pack.Resolve(s))));
        })
        .RequireRole(IncidentCommands.Acting)
        .Accepts<PackContent>("application/json")
        .WithTags("policy").WithSummary("What incidents of each severity would run by if they adopted this pack; stores nothing.")
        .Produces<IReadOnlyDictionary<string, ResolvedPolicy>>().ProducesProblem(400).ProducesProblem(415);
}
