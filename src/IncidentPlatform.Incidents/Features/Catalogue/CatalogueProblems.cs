using System.Globalization;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Features.Catalogue;

/// <summary>Why the catalogue does not take something, with every fault by its name.</summary>
internal static class CatalogueProblems
{
    public static IResult Faulty(CatalogueKind kind, string id, IReadOnlyList<Fault> faults)
    {
        var problem = Problems.Describe(
            StatusCodes.Status400BadRequest, "catalogue-invalid", $"The {kind.Singular} '{id}' cannot be kept: {string.Join("; ", faults)}.", "Correct what is named and send it again.");
        problem.Extensions["errors"] = faults.GroupBy(f => f.Member).ToDictionary(g => g.Key, g => g.Select(f => f.What).ToArray());
        return TypedResults.Problem(problem);
    }

    public static IResult Cycle(IReadOnlyList<string> cycle) => Problems.Problem(
        StatusCodes.Status409Conflict, "dependency-cycle", $"The services would depend on each other in a circle: {string.Join(" → ", cycle)}.",
        "Leave out one of these dependencies, first where it stands already.");

    public static IResult StillNamed(CatalogueKind kind, string id, IReadOnlyList<Reference> by) => Problems.Problem(
        StatusCodes.Status409Conflict, "still-named",
        $"The {kind.Singular} '{id}' is still named by {string.Join(", ", by.Select(r => $"{r.Kind}/{r.Id}"))}.", "Take it out of these first.");

    public static IResult FaultyImport(ImportOutcome outcome)
    {
        var counted = outcome.FaultyLines.ToString(CultureInfo.InvariantCulture);
        var problem = Problems.Describe(
            StatusCodes.Status400BadRequest, "import-faulty",
            $"{(outcome.FaultyLines == 1 ? "1 line is" : $"{counted} lines are")} faulty, so nothing was imported. "
            + (outcome.Faults.Count < CatalogueImport.MostNamed ? "All faults are named." : $"The first {CatalogueImport.MostNamed} faults are named."),
            "Correct the lines that are named and import the whole file again.");
        problem.Extensions["faultyLines"] = outcome.FaultyLines;
        problem.Extensions["errors"] = outcome.Faults.GroupBy(f => (f.Line, f.Id)).ToDictionary(
            g => string.Create(CultureInfo.InvariantCulture, $"line {g.Key.Line}{(g.Key.Id.Length > 0 ? $" ({g.Key.Id})" : "")}"),
            g => g.Select(f => $"{f.Member} {f.What}").ToArray());
        return TypedResults.Problem(problem);
    }

    public static string Warning(Reference unknown) => $"{unknown.Kind}/{unknown.Id} is named and not in the catalogue";
}
