namespace IncidentPlatform.Cli.Running;

/// <summary>
/// Settings by name: flags first, then the environment, then <c>.local/platform.env</c> of the nearest folder upward, which a
/// running platform writes.
/// </summary>
public sealed class Settings
{
    private readonly IReadOnlyDictionary<string, string?> flags;
    private readonly Func<string, string?> environment;
    private readonly IReadOnlyDictionary<string, string> file;

    public Settings(IReadOnlyDictionary<string, string?> flags, Shell shell)
    {
        this.flags = flags;
        environment = shell.Environment;
        LocalFolder = Upward(shell.Folder);
        file = LocalFolder is null ? new Dictionary<string, string>() : Read(Path.Combine(LocalFolder, FileName));
    }

    private const string FileName = "platform.env";

    /// <summary>The <c>.local</c> folder the file was found in.</summary>
    public string? LocalFolder { get; }

    public string? this[string name] => NotEmpty(flags.GetValueOrDefault(name)) ?? NotEmpty(environment(name)) ?? NotEmpty(file.GetValueOrDefault(name));

    /// <summary>A file named by a setting; where it is not set, the one a running platform keeps under that name, if it is there.</summary>
    public string? FileAt(string name, string local) =>
        this[name] ?? (LocalFolder is null ? null : Path.Combine(LocalFolder, local) is var path && File.Exists(path) ? path : null);

    /// <exception cref="UsageException">It is not an absolute HTTP address, or it is set nowhere.</exception>
    public Uri Address(string name)
    {
        var text = this[name] ?? throw new UsageException(
            $"{name} is not set. Start the platform with eng/run.sh and call from inside its folder, or set {name} or --{name.ToLowerInvariant().Replace('_', '-')}.");
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UsageException($"{name} is \"{text}\", which is not an http or https address.");
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? Upward(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var local = Path.Combine(at.FullName, ".local");
            if (File.Exists(Path.Combine(local, FileName))) return local;
        }

        return null;
    }

    private static Dictionary<string, string> Read(string path)
    {
        var values = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var pair = (line.StartsWith("export ", StringComparison.Ordinal) ? line[7..] : line).Split('=', 2);
            if (pair.Length == 2) values[pair[0].Trim()] = pair[1].Trim().Trim('"', '\'');
        }

        return values;
    }
}
