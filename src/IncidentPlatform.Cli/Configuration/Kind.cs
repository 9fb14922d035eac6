using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Cli.Configuration;

/// <summary>A kind of configuration: how it is checked, read and written.</summary>
internal sealed class Kind
{
    /// <summary>Documents are typed by hand, so a member that nobody knows is a mistake and not a newer version.</summary>
    private static readonly JsonSerializerOptions Strict = new(Wire.Json)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private Kind(
        string name,
        Func<Document, JsonObject> normalise,
        Func<Run, string, Task<JsonObject?>> current,
        Func<Run, string, JsonObject, Task> put,
        Func<Run, Task<IReadOnlyList<Document>>> all) =>
        (Name, Normalise, Current, Put, All) = (name, normalise, current, put, all);

    public string Name { get; }

    /// <summary>The document's spec with every default filled in; throws <see cref="UsageException"/> where it has not the shape of the kind.</summary>
    public Func<Document, JsonObject> Normalise { get; }

    /// <summary>The spec as the platform has it now; null where it has none of that name.</summary>
    public Func<Run, string, Task<JsonObject?>> Current { get; }

    public Func<Run, string, JsonObject, Task> Put { get; }

    public Func<Run, Task<IReadOnlyList<Document>>> All { get; }

    /// <typeparam name="TSpec">The body of the PUT.</typeparam>
    /// <typeparam name="TNamed">What the platform answers: the same, and the name.</typeparam>
    public static Kind Of<TSpec, TNamed>(
        string kind,
        Func<TNamed, string> nameOf,
        Func<Run, string, Task<TNamed>> get,
        Func<Run, string, TSpec, Task> put,
        Func<Run, string?, Task<Page<TNamed>>> list,
        Func<TSpec, TSpec>? inFull = null) => new(
            kind,
            document => Spec(document, () => document.Spec.Deserialize<TSpec>(Strict)! is var spec && inFull is not null ? inFull(spec) : spec),
            (run, name) => Found(async () => SpecOf<TNamed, TSpec>(await get(run, name))),
            (run, name, spec) => put(run, name, spec.Deserialize<TSpec>(Wire.Json)!),
            async run => [.. (await Pages.All(cursor => list(run, cursor)))
                .Select(named => new Document(kind, nameOf(named), SpecOf<TNamed, TSpec>(named), "the platform"))]);

    /// <summary>A kind of the catalogue, which answers what is kept within an entry.</summary>
    /// <typeparam name="TSpec">The body of the PUT, and what an entry holds.</typeparam>
    public static Kind OfCatalogue<TSpec>(
        string kind,
        Func<Run, string, Task<Entry<TSpec>>> get,
        Func<Run, string, TSpec, Task> put,
        Func<Run, string?, Task<Page<Entry<TSpec>>>> list) => new(
            kind,
            document => Spec(document, () => document.Spec.Deserialize<TSpec>(Strict)!),
            (run, name) => Found(async () => SpecOf<TSpec, TSpec>((await get(run, name)).Spec)),
            (run, name, spec) => put(run, name, spec.Deserialize<TSpec>(Wire.Json)!),
            async run => [.. (await Pages.All(cursor => list(run, cursor)))
                .Select(entry => new Document(kind, entry.Id, SpecOf<TSpec, TSpec>(entry.Spec), "the platform"))]);

    private static JsonObject Spec<TSpec>(Document document, Func<TSpec> read)
    {
        try
        {
            return JsonSerializer.SerializeToNode(read(), Wire.Json)!.AsObject();
        }
        catch (JsonException e)
        {
            throw new UsageException($"{document.From}: {document.Kind} \"{document.Name}\": {Plain(e)}");
        }
    }

    /// <summary>What the reader said, without the names of our types.</summary>
    private static string Plain(JsonException e) => e.Message switch
    {
        var m when m.Contains("could not be mapped", StringComparison.Ordinal) => $"{e.Path?.TrimStart('$', '.')} is no member of its spec.",
        var m when m.Contains("missing required", StringComparison.Ordinal) => $"its spec lacks {m[(m.LastIndexOf(':') + 1)..].Trim().TrimEnd('.')}.",
        var m when m.StartsWith("The JSON value could not be converted", StringComparison.Ordinal) => $"{e.Path?.TrimStart('$', '.')} is not of the kind expected there.",
        var m => $"{e.Path?.TrimStart('$', '.')}: {m}",
    };

    private static JsonObject SpecOf<TNamed, TSpec>(TNamed named) =>
        JsonSerializer.SerializeToNode(JsonSerializer.SerializeToElement(named, Wire.Json).Deserialize<TSpec>(Wire.Json), Wire.Json)!.AsObject();

    private static async Task<JsonObject?> Found(Func<Task<JsonObject>> get)
    {
        try
        {
            return await get();
        }
        catch (ProblemException e) when (e.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
