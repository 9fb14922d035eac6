using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>One sentence that the facts support.</summary>
/// <param name="Cites">The facts it stands on.</param>
/// <param name="Inputs">What its number was computed from, where it states one.</param>
/// <param name="Quantity">The number it states, for machines.</param>
/// <param name="Partial">It says something about the field without answering it.</param>
public sealed record Statement(
    string Text, IReadOnlyList<Citation> Cites, IReadOnlyList<Input> Inputs, Quantity? Quantity = null, bool Partial = false)
{
    /// <summary>A sentence without a number.</summary>
    public static Statement Says(string text, params IEnumerable<Citation> cites) => new(text, [.. cites.Distinct()], []);

    /// <summary>A number with what it was computed from; it cites what its inputs cite.</summary>
    public static Statement Counts(string text, decimal value, string unit, params IEnumerable<Input> inputs)
    {
        List<Input> all = [.. inputs];
        return new(text, [.. all.Select(i => i.From).Distinct()], all, new Quantity(value, unit));
    }

    /// <summary>A length of time between two facts.</summary>
    public static Statement Lasts(string text, TimeSpan length, params IEnumerable<Input> inputs) =>
        Counts(text, (decimal)length.TotalSeconds, "seconds", inputs);

    public FieldStatement For(string field) => new(field, this);
}

/// <param name="Name">What it is.</param>
/// <param name="Value">As the fact has it.</param>
/// <param name="From">The fact.</param>
public sealed record Input(string Name, string Value, Citation From);

/// <param name="Unit"><c>customers</c>, <c>seconds</c>, <c>percent</c>, an ISO 4217 currency, …</param>
public sealed record Quantity(decimal Value, string Unit);

/// <summary>A statement and the field of the template it belongs to.</summary>
public sealed record FieldStatement(string Field, Statement Statement);
