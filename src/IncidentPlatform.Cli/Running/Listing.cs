using Spectre.Console;
using Spectre.Console.Rendering;

namespace IncidentPlatform.Cli.Running;

/// <summary>A table of plain text: nothing in a cell is markup.</summary>
public sealed class Listing
{
    private readonly Table table = new() { Border = TableBorder.Simple };
    private readonly string nothing;

    /// <param name="nothing">What to say where there is no row.</param>
    /// <param name="columns">The headings.</param>
    public Listing(string nothing, params string[] columns)
    {
        this.nothing = nothing;
        foreach (var column in columns) table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
    }

    public Listing Row(params string?[] cells)
    {
        table.AddRow(cells.Select(cell => new Text(Printable.Of(cell))));
        return this;
    }

    public IRenderable Rendered => table.Rows.Count == 0 ? new Text(nothing + Environment.NewLine) : table;

    /// <summary>Labels and values below each other; values that are empty are left out.</summary>
    public static IRenderable Details(params (string Label, string? Value)[] rows)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (label, value) in rows.Where(row => !string.IsNullOrEmpty(row.Value)))
        {
            grid.AddRow(new Text(label, new Style(decoration: Decoration.Bold)), new Text(Printable.Of(value)));
        }

        return grid;
    }
}
