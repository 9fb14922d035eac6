using System.CommandLine;
using System.Text.Json;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Client.PostMortems;
using IncidentPlatform.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace IncidentPlatform.Cli.Running;

/// <summary>One run of one command: what was asked, the platform it is asked of, and how the answer is shown.</summary>
public sealed class Run : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new(Wire.Json) { WriteIndented = true };

    private readonly ParseResult parsed;
    private readonly Lazy<ServiceProvider> services;

    internal Run(ParseResult parsed, Shell shell, CancellationToken cancellation)
    {
        this.parsed = parsed;
        Shell = shell;
        Cancellation = cancellation;
        Settings = new Settings(Globals.Given(parsed), shell);
        services = new(Connect);
    }

    public Shell Shell { get; }

    public Settings Settings { get; }

    public CancellationToken Cancellation { get; }

    public bool Json => parsed.GetValue(Globals.Json);

    /// <summary>The key by which this call may be repeated, where one was named.</summary>
    public string? IdempotencyKey => parsed.GetValue(Globals.IdempotencyKey);

    public IIncidents Incidents => services.Value.GetRequiredService<IIncidents>();

    public ICommunications Communications => services.Value.GetRequiredService<ICommunications>();

    public IEscalation Escalation => services.Value.GetRequiredService<IEscalation>();

    public IPostMortems PostMortems => services.Value.GetRequiredService<IPostMortems>();

    public LiveTimeline LiveTimeline => services.Value.GetRequiredService<LiveTimeline>();

    public ReadModels ReadModels => services.Value.GetRequiredService<ReadModels>();

    public Platform Platform => new(Incidents, Communications, Escalation, PostMortems);

    /// <summary>The file that moves the domain's clock, where the platform runs on this machine in Development.</summary>
    public ClockFile? ClockFile =>
        (Settings["DOMAIN_CLOCK_FILE"] ?? (Settings.LocalFolder is { } local ? Path.Combine(local, "domain-clock") : null)) is { } path
            ? new ClockFile(path, Shell.Clock)
            : null;

    /// <summary>The domain's time.</summary>
    public DateTimeOffset Now => ClockFile?.Now ?? Shell.Clock.GetUtcNow();

    public T Value<T>(Argument<T> argument) => parsed.GetRequiredValue(argument);

    /// <summary>The value of an argument that may be left out.</summary>
    public T? Optional<T>(Argument<T> argument) => parsed.GetValue(argument);

    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    /// <summary>A time as the person typed it; null where the option is absent.</summary>
    public DateTimeOffset? Time(Option<string?> option) => parsed.GetValue(option) is { } text ? Time(text) : null;

    public DateTimeOffset Time(string text) => Durations.ParseTime(text, Now)
        ?? throw new UsageException($"\"{text}\" is not a time. Write 2026-03-02T14:00:00Z, or +45m for 45 minutes from now.");

    /// <summary>A place on a stream: a version as it is, a time as the person typed it.</summary>
    public string? Moment(string? text) =>
        text is null || text.All(char.IsAsciiDigit) ? text : Time(text).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The text itself, or all of the standard input for <c>-</c>.</summary>
    public async Task<string> Text(Argument<string> argument) =>
        Value(argument) is var text && text == "-" ? (await Shell.In.ReadToEndAsync(Cancellation)).TrimEnd() : text;

    /// <summary>The incident by id or number.</summary>
    public Task<Incident> Incident(Argument<string> argument) => Incidents.Get(Value(argument), Cancellation);

    /// <summary>The incident's id; a number is looked up.</summary>
    public async Task<Guid> IncidentId(Argument<string> argument) => await IncidentId(Value(argument));

    public async Task<Guid> IncidentId(string incident) =>
        Guid.TryParse(incident, out var id) ? id : (await Incidents.Get(incident, Cancellation)).Id;

    /// <summary>Shows an answer: rendered for people, or as JSON.</summary>
    public void Show<T>(T answer, Func<T, IRenderable> render)
    {
        if (Json) ShowJson(answer);
        else Shell.Out.Write(render(answer));
    }

    /// <summary>Says that a command was done, and what it recorded.</summary>
    public void Done(string what, CommandAnswer answer)
    {
        if (Json) ShowJson(answer);
        else if (answer.Facts.Count == 0) Say($"{what} Nothing new was recorded.");
        else Say($"{what} {string.Join(", ", answer.Facts.Select(fact => $"{fact.Type} #{fact.Version}"))}{(answer.Location is { } at ? $" at {at}" : "")}");
    }

    public void ShowJson<T>(T answer) => Write(JsonSerializer.Serialize(answer, Indented));

    public void Say(string line) => Write(Printable.Of(line));

    /// <summary>Text as it is, unwrapped, without anything a terminal would act on.</summary>
    public void Write(string text) => Shell.Out.Profile.Out.Writer.WriteLine(text);

    public void Dispose()
    {
        if (services.IsValueCreated) services.Value.Dispose();
    }

    private ServiceProvider Connect() => new ServiceCollection()
        .AddIncidentPlatform(new PlatformOptions
        {
            Incidents = Settings.Address("INCIDENTS_URL"),
            Communications = Settings.Address("COMMUNICATIONS_URL"),
            Escalation = Settings.Address("ESCALATION_URL"),
            PostMortems = Settings.Address("POSTMORTEMS_URL"),
            Token = _ => ValueTask.FromResult(Settings["TOKEN"]),
        })
        .BuildServiceProvider();
}
