using System.Reflection;
using System.Runtime.CompilerServices;

namespace IncidentPlatform.Architecture.Tests;

/// <summary>The assemblies the rules speak of, and their sources.</summary>
internal static class Assemblies
{
    public static readonly IReadOnlyList<Assembly> Services = [.. new[] { "Incidents", "Communications", "Escalation", "PostMortems" }.Select(Load)];
    public static readonly Assembly Hosting = Load("Hosting");
    public static readonly Assembly Contracts = Load("Contracts");
    public static readonly Assembly Kernel = Load("Kernel");
    public static readonly Assembly Chain = Load("Chain");
    public static readonly Assembly Client = Load("Client");

    public static Assembly Load(string name) => Assembly.Load($"IncidentPlatform.{name}");

    /// <summary>Types people wrote: not those the compiler made.</summary>
    public static IEnumerable<Type> Written(this Assembly assembly) =>
        assembly.GetTypes().Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute), false) && !t.Name.StartsWith('<') && t.Namespace is not null);

    /// <summary>C# sources of a project, by path relative to the repository.</summary>
    public static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(f => (Path.GetRelativePath(Root, f), File.ReadAllText(f)));

    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "IncidentPlatform.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests must run below the repository.");
        return folder;
    }
}
