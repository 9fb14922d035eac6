using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Cli.Commands;

/// <summary>What an auditor takes home: streams as they are stored, signed checkpoints, their key.</summary>
internal static class Audit
{
    public static Command Command(Shell shell) => new("audit", "Take the record home, to check it there: verify --file.") { Export(shell), Checkpoint(shell), PublicKey(shell) };

    private static Command Export(Shell shell)
    {
        var incident = new Argument<string?>("incident") { Description = "One incident, by id or number; left out, all streams of the service.", Arity = ArgumentArity.ZeroOrOne };
        var service = Service();
        var output = Output();
        return new Command("export", "Streams as they are stored, as NDJSON.") { incident, service, output }.Does(shell, async run =>
        {
            await using var streams = run.Optional(incident) is { } one
                ? await run.Incidents.ExportIncident(one, run.Cancellation)
                : await Of(run, service).ExportStreams(run.Cancellation);
            await using var file = File.Create(Path.Combine(shell.Folder, run.Value(output)!));
            await streams.CopyToAsync(file, run.Cancellation);
            run.Say($"{file.Name}: {file.Length} bytes.");
        });
    }

    private static Command Checkpoint(Shell shell)
    {
        var service = Service();
        var number = new Option<long?>("--number") { Description = "That one; the newest where it is left out." };
        var take = new Option<bool>("--take") { Description = "Have one taken now." };
        var output = Output();
        return new Command("checkpoint", "A signed checkpoint of where every stream stands.") { service, number, take, output }.Does(shell, async run =>
        {
            var signed = (run.Value(take), run.Value(number)) switch
            {
                (true, null) => await Of(run, service).TakeCheckpoint(run.Cancellation),
                (false, { } one) => await Of(run, service).GetCheckpoint(one, run.Cancellation),
                (false, null) => await Of(run, service).GetLatestCheckpoint(run.Cancellation),
                _ => throw new UsageException("--take makes a new one; --number names one there is. Give one of them."),
            };
            await Save(run, output, signed.ToJson() + "\n");
            run.Say($"Checkpoint {signed.Checkpoint.Number} of {signed.Checkpoint.Service}, {signed.Checkpoint.TakenAt:u}: {signed.Checkpoint.Streams.Count} streams.");
        });
    }

    private static Command PublicKey(Shell shell)
    {
        var service = Service();
        var output = Output();
        return new Command("public-key", "The public key of checkpoints; compare it with the one you were given another way.") { service, output }.Does(shell, async run =>
            await Save(run, output, await Of(run, service).GetCheckpointKey(run.Cancellation) + "\n"));
    }

    private static async Task Save(Run run, Option<string> output, string text) =>
        await File.WriteAllTextAsync(Path.Combine(run.Shell.Folder, run.Value(output)!), text, run.Cancellation);

    private static Option<string> Output() => new("--output", "-o") { Description = "File to write to.", Required = true };

    private static Option<string> Service()
    {
        var service = new Option<string>("--service") { Description = "incidents (where it is left out), communications, escalation or post-mortems.", DefaultValueFactory = _ => Origins.Incidents };
        service.AcceptOnlyFromAmong(Origins.Incidents, Origins.Communications, Origins.Escalation, Origins.PostMortems);
        return service;
    }

    private static IOperations Of(Run run, Option<string> service) => run.Platform.Services[run.Value(service)!];
}
