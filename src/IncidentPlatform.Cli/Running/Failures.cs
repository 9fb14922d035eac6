using System.Text.Json;
using IncidentPlatform.Client;
using Refit;
using Spectre.Console;

namespace IncidentPlatform.Cli.Running;

/// <summary>What goes wrong, in words that say how to go on.</summary>
internal static class Failures
{
    public static async Task<int> Guard(Run run, Func<Run, Task> work)
    {
        try
        {
            using var key = run.IdempotencyKey is { } named ? IdempotencyKey.Use(named) : null;
            await work(run);
            return ExitCodes.Done;
        }
        catch (ProblemException e)
        {
            Tell(run, e);
            return ExitCodes.Refused;
        }
        catch (CheckFailedException)
        {
            return ExitCodes.Refused;
        }
        catch (Exception e) when (e is UsageException or IOException or UnauthorizedAccessException)
        {
            Tell(run.Shell.Errors, e.Message);
            return ExitCodes.Usage;
        }
        catch (ServiceUnreachableException e)
        {
            Tell(run.Shell.Errors, $"Nobody answers at {e.Address.GetLeftPart(UriPartial.Authority)}.", "Start the platform with eng/run.sh, or set the address where it runs.");
            return ExitCodes.Refused;
        }
        catch (OperationCanceledException) when (run.Cancellation.IsCancellationRequested)
        {
            Tell(run.Shell.Errors, "Interrupted.");
            return ExitCodes.Refused;
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            Tell(run.Shell.Errors, "The platform did not answer in time.", e is TimeoutException ? e.Message : "It may have been done all the same: look before you repeat it. With --idempotency-key a call can be repeated safely.");
            return ExitCodes.Refused;
        }
        catch (ApiException e)
        {
            Tell(run.Shell.Errors, $"{e.HttpMethod} {e.Uri} answered something that this version does not understand.", e.InnerException?.Message);
            return ExitCodes.Refused;
        }
    }

    private static void Tell(Run run, ProblemException refusal)
    {
        var problem = refusal.Problem;
        if (run.Json)
        {
            run.Shell.Errors.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(problem, Contracts.Wire.Json));
            return;
        }

        Tell(run.Shell.Errors, $"{problem.Title} ({problem.Status})", [problem.Detail, .. Faults(problem), problem.WayOn, Advice(refusal)]);
    }

    private static void Tell(IAnsiConsole console, string title, params string?[] lines)
    {
        console.Write(new Text(Printable.Of(title) + Environment.NewLine, new Style(Color.Red, decoration: Decoration.Bold)));
        foreach (var line in lines.Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            console.Write(new Text(Printable.Of(line) + Environment.NewLine));
        }
    }

    private static IEnumerable<string> Faults(Problem problem)
    {
        if (!problem.More.TryGetValue("errors", out var errors) || errors.ValueKind != JsonValueKind.Object) return [];
        return errors.EnumerateObject().Select(error => $"  {error.Name}: {Sentence(error.Value)}");
    }

    private static string Sentence(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join(' ', value.EnumerateArray().Select(item => item.ToString()))
        : value.ToString();

    private static string? Advice(ProblemException refusal) => refusal switch
    {
        { Problem.Status: 401 } => "Set TOKEN, or mint one in Development: export TOKEN=$(incidentctl token --person <id> --role <role>).",
        { RetryAfter: { } wait } => $"Try again in {wait.TotalSeconds:0} s.",
        _ => null,
    };
}
