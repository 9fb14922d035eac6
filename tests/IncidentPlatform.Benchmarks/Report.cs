using System.Globalization;
using System.Runtime.InteropServices;

namespace IncidentPlatform.Benchmarks;

/// <summary>Prints figures as Markdown tables.</summary>
public sealed class Report(TextWriter output)
{
    public void Machine() => output.WriteLine(
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30)} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

    public void Title(string title, params string[] columns)
    {
        output.WriteLine($"\n### {title}\n\n| {string.Join(" | ", columns)} |\n|{string.Concat(columns.Select(_ => " --- |"))}");
        output.Flush();
    }

    public void Row(params object[] cells)
    {
        output.WriteLine($"| {string.Join(" | ", cells.Select(c => c is double d ? d.ToString(Math.Abs(d) < 10 ? "0.00" : "#,0", CultureInfo.InvariantCulture) : Convert.ToString(c, CultureInfo.InvariantCulture)))} |");
        output.Flush();
    }
}
